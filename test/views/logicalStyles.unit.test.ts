import { expect, it } from 'vitest';

const sheets = import.meta.glob<string>('../../src/styles/*.css', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const physical =
  /^\s*((min-|max-)?(width|height)|left|right|top|bottom|float|(margin|padding|border|scroll-\w+)-(left|right|top|bottom).*|text-align: (left|right).*):/gm;

it.each(Object.entries(sheets))('%s says start and end, never left and right', (_, css) => {
  expect(css.match(physical) ?? []).toEqual([]);
});
