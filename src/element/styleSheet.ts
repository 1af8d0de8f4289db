import css from '../styles/index.css?inline';

const sheets = new WeakMap<Document, CSSStyleSheet>();

/** The style sheet that all elements in a document share, created for the first. A strict CSP would refuse a `<style>` element. */
export function sharedStyleSheet(document: Document): CSSStyleSheet {
  let sheet = sheets.get(document);
  if (!sheet) {
    // A document adopts only sheets that were constructed in it.
    sheet = new (document.defaultView ?? window).CSSStyleSheet();
    sheet.replaceSync(`${css}:host(:not([hidden])){display:block}`);
    sheets.set(document, sheet);
  }
  return sheet;
}
