import { useEffect, useRef } from 'react';

/**
 * Keeps choices that a payer made in server-rendered HTML before React took over: React would undo them at its next render.
 * @param isChosen what the form knows about an option.
 * @param choose called once, after hydration, with the inputs whose state the form does not know.
 * @returns a ref for the element around the inputs. It reads them while React hydrates, which is the last moment when they are still unchanged.
 */
export function useEarlyChoices(
  isChosen: (key: string) => boolean,
  choose: (inputs: readonly HTMLInputElement[]) => void,
): (element: HTMLElement | null) => void {
  const changed = useRef<HTMLInputElement[]>(undefined);
  useEffect(() => {
    const inputs = changed.current ?? [];
    changed.current = [];
    if (inputs.length > 0) choose(inputs);
  });
  return (element) => {
    if (!element) return;
    const inputs = () => [...element.querySelectorAll<HTMLInputElement>('input[name]')];
    changed.current ??= inputs().filter(({ checked, value }) => checked !== isChosen(value));
  };
}
