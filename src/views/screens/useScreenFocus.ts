import { useCallback, useRef, type RefCallback, type RefObject } from 'react';

/**
 * Tells the payer about each screen after the first, once: moves the focus to its heading if the payer has clicked in the checkout before and the focus is
 * in the checkout or nowhere, and announces the heading otherwise. A page that loads, and a field of the host, keep the focus.
 */
export function useScreenFocus(
  root: RefObject<HTMLElement | null>,
  announce: (text: string) => void,
): { headingRef: RefCallback<HTMLHeadingElement>; onClickCapture: () => void } {
  const isFirst = useRef(true);
  const hasClicked = useRef(false);
  const headingRef = useCallback(
    (heading: HTMLHeadingElement | null) => {
      if (!heading) return;
      const isFocusFree = document.activeElement === document.body || root.current?.matches(':focus-within');
      const takesFocus = hasClicked.current && isFocusFree;
      // A heading that gets the focus is read anyway. What was announced before is about an earlier screen.
      if (!isFirst.current) announce(takesFocus ? '' : heading.textContent);
      isFirst.current = false;
      if (takesFocus) heading.focus();
    },
    [root, announce],
  );
  const onClickCapture = useCallback(() => {
    hasClicked.current = true;
  }, []);
  return { headingRef, onClickCapture };
}
