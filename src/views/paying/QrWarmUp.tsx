import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { QrDrawing } from './QrDrawing.js';

const sample = '00Aa'.repeat(35);
const ignore = () => undefined;

/**
 * Draws a code outside of the document while the payer waits for the answer. The first drawing takes several times as long as the next one,
 * because the browser has to compile the code that draws it.
 */
export function QrWarmUp() {
  const [container, setContainer] = useState<HTMLElement>();
  useEffect(() => {
    // After the screen that says "creating the payment" has been painted.
    const timer = setTimeout(() => setContainer(document.createElement('div')));
    return () => clearTimeout(timer);
  }, []);
  return container && createPortal(<QrDrawing payload={sample} name="" onDraw={ignore} />, container);
}
