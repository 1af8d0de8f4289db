import { useEffect, useRef, useState } from 'react';
import { Notice } from '../controls/Notice.js';
import { part } from '../part.js';
import { useView } from '../ViewContext.js';

/** A page still in front this long after the tap has probably not opened an app. */
const patienceMs = 2_500;

/** Opens an app. A page is not told whether that worked, so it watches whether it was left. */
export function AppLink({ url, target }: { url: string; target: string }) {
  const { messages, report } = useView();
  const [isStuck, setIsStuck] = useState(false);
  const stopWatching = useRef<() => void>(undefined);
  useEffect(() => () => stopWatching.current?.(), []);
  const watch = () => {
    stopWatching.current?.();
    setIsStuck(false);
    report({ type: 'app_opened', how: 'link' });
    const timer = setTimeout(() => {
      stopWatching.current?.();
      setIsStuck(true);
      report({ type: 'app_not_opened' });
    }, patienceMs);
    const stop = () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', stop);
    };
    document.addEventListener('visibilitychange', stop);
    stopWatching.current = stop;
  };
  return (
    <>
      <a {...part('button')} data-kind="primary" href={url} target={target} rel="noopener" onClick={watch}>
        {messages.openApp}
      </a>
      {isStuck && (
        <Notice tone="warning" live="polite">
          {messages.appNotOpened}
        </Notice>
      )}
    </>
  );
}
