import type { ReactNode } from 'react';
import css from '../styles/index.css?inline';

const text = `${css}:host(:not([hidden])){display:block}`;
const sheets = new WeakMap<Document, CSSStyleSheet>();

/** The style sheet that all elements in a document share, created for the first. */
function sharedStyleSheet(document: Document): CSSStyleSheet {
  let sheet = sheets.get(document);
  if (!sheet) {
    // A document adopts only sheets that were constructed in it.
    sheet = new (document.defaultView ?? window).CSSStyleSheet();
    sheet.replaceSync(text);
    sheets.set(document, sheet);
  }
  return sheet;
}

/** Sheets can be constructed and adopted, which a strict CSP allows. Not in Safari before 16.4 and Firefox before 101. */
const canAdopt = (shadow: ShadowRoot) => 'adoptedStyleSheets' in shadow;

/** Styles a shadow root, as often as it comes into a document. */
export function adoptStyles(shadow: ShadowRoot, document: Document): void {
  if (canAdopt(shadow)) shadow.adoptedStyleSheets = [sharedStyleSheet(document)];
}

/** The styles to render in a shadow root that cannot adopt a sheet. */
export const renderedStyles = (shadow: ShadowRoot): ReactNode => !canAdopt(shadow) && <style>{text}</style>;
