/**
 * Names an element for styling: `data-part` and `::part()` (in a shadow root) are for hosts, the `pc-` class is for our own style sheet.
 */
export function part(name: string) {
  return { className: `pc-${name}`, 'data-part': name, part: name };
}
