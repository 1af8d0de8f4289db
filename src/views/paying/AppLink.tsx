import { useEffect, useRef, useState } from 'react';
import { Notice } from '../controls/Notice.js';
import { Text } from '../controls/Text.js';
import { part } from '../part.js';
import { useView } from '../ViewContext.js';

/** A page that is still visible this long after the tap has probably not opened an app. */
const appOpenTimeoutMs = 2_500;

/** A link that opens an app. The browser does not report whether the app opened, so the page checks whether it was hidden. */
export function AppLink({ url, target }: { url: string; target: string }) {
  const { messages, report } = useView();
  const [hasNotOpened, setHasNotOpened] = useState(false);
  const stopWatching = useRef<() => void>(undefined);
  useEffect(() => () => stopWatching.current?.(), []);
  const watch = () => {
    stopWatching.current?.();
    setHasNotOpened(false);
    report({ type: 'app_opened', how: 'link' });
    const timer = setTimeout(() => {
      stopWatching.current?.();
      setHasNotOpened(true);
      report({ type: 'app_not_opened' });
    }, appOpenTimeoutMs);
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
        <Text>{messages.openApp}</Text>
      </a>
      {hasNotOpened && (
        <Notice tone="warning" live="polite">
          {messages.appNotOpened}
        </Notice>
      )}
    </>
  );
}
