import axe from 'axe-core';
import { afterEach, expect } from 'vitest';
import { guardConsole } from './expectConsole.js';

guardConsole();

// A colour on its way to another one has no contrast to speak of.
const still = new CSSStyleSheet();
still.replaceSync('* { transition: none !important; }');
document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];

// Storybook checks each story in the theme that it is shown in. Contrast depends on the theme: checked in the other one too.
afterEach(async () => {
  const { style } = document.documentElement;
  style.colorScheme = style.colorScheme === 'dark' ? 'light' : 'dark';
  const { violations } = await axe.run(document.body, { runOnly: ['color-contrast'] });
  const lowContrast = violations.flatMap(({ nodes }) =>
    nodes.map(({ html, failureSummary }) => [html, failureSummary]),
  );
  expect(lowContrast, `contrast with color-scheme ${style.colorScheme}`).toEqual([]);
});
