import { useCallback, useRef, type RefCallback, type RefObject } from 'react';

/**
 * Says the heading of each screen after the first, and moves the focus to it once the payer has used the checkout - as long as the focus
 * is in it or nowhere: a page that loads, or a form field of the host, keeps its place.
 */
export function useScreenFocus(
  root: RefObject<HTMLElement | null>,
  announce: (text: string) => void,
): { headingRef: RefCallback<HTMLHeadingElement>; onClickCapture: () => void } {
  const isFirst = useRef(true);
  const isUsed = useRef(false);
  const headingRef = useCallback(
    (heading: HTMLHeadingElement | null) => {
      if (!heading) return;
      if (!isFirst.current) announce(heading.textContent);
      isFirst.current = false;
      const isFree = document.activeElement === document.body || root.current?.matches(':focus-within');
      if (isUsed.current && isFree) heading.focus();
    },
    [root, announce],
  );
  const onClickCapture = useCallback(() => {
    isUsed.current = true;
  }, []);
  return { headingRef, onClickCapture };
}
