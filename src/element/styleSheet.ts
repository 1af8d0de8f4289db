import css from '../styles/index.css?inline';

const sheets = new WeakMap<Document, CSSStyleSheet>();

/** The styles of every element in a document: one sheet, made when the first needs it. No `<style>`, which a strict CSP refuses. */
export function sharedStyleSheet(document: Document): CSSStyleSheet {
  let sheet = sheets.get(document);
  if (!sheet) {
    // A document takes only sheets that were made in it.
    sheet = new (document.defaultView ?? window).CSSStyleSheet();
    sheet.replaceSync(`${css}:host(:not([hidden])){display:block}`);
    sheets.set(document, sheet);
  }
  return sheet;
}
