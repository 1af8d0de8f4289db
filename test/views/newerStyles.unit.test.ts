import { describe, expect, it } from 'vitest';

const files = import.meta.glob<string>('../../src/styles/*.css', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const sheets = Object.entries(files).map(
  ([path, css]) => [path.split('/').pop()!, css.replace(/\/\*.*?\*\//gs, '')] as const,
);

/** Leaves out `@supports (...) { ... }`, whose contents only browsers that know them read. */
function withoutSupports(css: string): string {
  const start = css.indexOf('@supports');
  if (start < 0) return css;
  let end = css.indexOf('{', start) + 1;
  for (let depth = 1; depth > 0; end += 1) {
    if (css[end] === '{') depth += 1;
    if (css[end] === '}') depth -= 1;
  }
  return css.slice(0, start) + withoutSupports(css.slice(end));
}

/** Functions that Chrome 91, Safari 15.0 or Firefox 90 lack. Beside `var()`, an unknown one is not skipped but leaves the property without a value. */
const newerFunctions = /(color-mix|light-dark|round|oklch|oklab|lab|lch|anchor|if)\(/g;
const newerSyntax = /&|@scope|@starting-style|@property|:open\b|:popover-open|:user-(in)?valid/g;

/** Selectors that older browsers do not know, in a list with others. They skip the whole list. */
const sharedSelectors = (css: string) =>
  (css.match(/[^{}]*:(has|modal|focus-visible)\b[^{}]*(?=\{)/g) ?? []).filter((selectors) => {
    let outer = selectors;
    while (/\([^()]*\)/.test(outer)) outer = outer.replace(/\([^()]*\)/g, '');
    return outer.includes(',');
  });

/** Values that older browsers skip, without another for the same property right above. */
const withoutFallback = (css: string) =>
  css.split(/[;{}]/).filter((declaration, index, all) => {
    const [property] = declaration.trim().split(':');
    return (
      /\d[dsl]v[hw]|' \/ '/.test(declaration) && !all[index - 1]?.trim().startsWith(`${property ?? ''}:`)
    );
  });

describe.each(sheets)('%s in the oldest browsers', (_, css) => {
  it('uses newer functions and syntax only where they are known', () => {
    const read = withoutSupports(css);
    expect(read.match(newerFunctions) ?? []).toEqual([]);
    expect(read.match(newerSyntax) ?? []).toEqual([]);
  });

  it('has newer selectors in rules of their own', () => {
    expect(sharedSelectors(css)).toEqual([]);
  });

  it('has another value above those that are skipped', () => {
    expect(withoutFallback(css)).toEqual([]);
  });
});

it('finds what it looks for', () => {
  expect(withoutSupports('a{} @supports (x) { b { c: round(1) } } d{}')).toBe('a{}  d{}');
  expect(sharedSelectors('.a:has(b, c) {} .b, .c:has(d) {}')).toEqual([' .b, .c:has(d) ']);
  expect(withoutFallback("a { height: 1dvh } b { content: '!'; content: '!' / ''; }")).toHaveLength(1);
});
