/**
 * Names a part of the checkout: `data-part` and, in a shadow root, `::part()` are public; the `pc-` class is what our own styles use.
 */
export function part(name: string) {
  return { className: `pc-${name}`, 'data-part': name, part: name };
}
