/** Wraps every text as the translators of Chrome and Edge do: the text node is replaced by two nested `<font>` elements. */
export function translate(root: Node): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  // In capitals, because the types of the DOM deprecate the element.
  const font = 'FONT';
  for (const text of texts) {
    if (text.parentElement?.closest('font, [data-part="announcer"]')) continue;
    const outer = document.createElement(font);
    const inner = document.createElement(font);
    inner.textContent = text.data;
    outer.append(inner);
    text.replaceWith(outer);
  }
}

/** Translates an element now and whenever it changes. Returns how to stop. */
export function keepTranslated(root: Node): () => void {
  const observer = new MutationObserver(() => {
    observer.disconnect();
    translate(root);
    observe();
  });
  const observe = () => observer.observe(root, { subtree: true, childList: true, characterData: true });
  translate(root);
  observe();
  return () => observer.disconnect();
}
