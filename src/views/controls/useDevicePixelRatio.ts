import { useSyncExternalStore } from 'react';

/** Zooming, and moving the window to another screen, resize it in CSS pixels. */
function subscribe(onChange: () => void) {
  window.addEventListener('resize', onChange);
  return () => window.removeEventListener('resize', onChange);
}

/** Device pixels for one CSS pixel. 1 on the server. */
export const useDevicePixelRatio = (): number =>
  useSyncExternalStore(
    subscribe,
    () => window.devicePixelRatio || 1,
    () => 1,
  );
