import axe from 'axe-core';
import { afterEach, expect } from 'vitest';
import { emulateMedia } from './a11y/emulateMedia.js';
import { lowContrast } from './a11y/lowContrast.js';
import { guardConsole } from './expectConsole.js';

guardConsole();

// During a colour transition contrast cannot be measured.
const still = new CSSStyleSheet();
still.replaceSync('*, ::part(button) { transition: none !important; }');
document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];

// Storybook checks each story in one theme. Contrast depends on the theme, so it is checked in the other one too.
afterEach(async () => {
  const { style } = document.documentElement;
  style.colorScheme = style.colorScheme === 'dark' ? 'light' : 'dark';
  const { violations } = await axe.run(document.body, { runOnly: ['color-contrast'] });
  const pale = violations.flatMap(({ nodes }) =>
    nodes.map(({ html, failureSummary }) => [html, failureSummary]),
  );
  expect(pale, `contrast with color-scheme ${style.colorScheme}`).toEqual([]);
});

// Answers must be readable, and codes scannable, with forced colours too.
afterEach(async ({ task }) => {
  if (!task.file.name.endsWith('Answers.stories.tsx')) return;
  for (const scheme of ['light', 'dark']) {
    await emulateMedia({ 'forced-colors': 'active', 'prefers-color-scheme': scheme });
    expect(lowContrast(document.body), `contrast with forced colours, ${scheme}`).toEqual([]);
    // A bitmap, which forced colours leave alone.
    for (const code of document.querySelectorAll('.pc-qr-code'))
      expect(code).toBeInstanceOf(HTMLImageElement);
  }
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  await emulateMedia({});
  expect(violations.map(({ id }) => id)).toEqual([]);
});
