import css from '../styles/index.css?inline';

let sheet: CSSStyleSheet | undefined;

/** The styles of every element on the page: one sheet, made when the first needs it. No `<style>`, which a strict CSP refuses. */
export function sharedStyleSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(`${css}:host(:not([hidden])){display:block}`);
  }
  return sheet;
}
