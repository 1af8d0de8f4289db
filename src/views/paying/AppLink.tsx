import { Notice } from '../controls/Notice.js';
import { Text } from '../controls/Text.js';
import { part } from '../part.js';
import { useView } from '../ViewContext.js';
import { useOpenCheck } from './useOpenCheck.js';

/** A link that opens an app, with a notice when it seems not to have opened. */
export function AppLink({ url, target }: { url: string; target: string }) {
  const { messages, report } = useView();
  const { hasNotOpened, watch } = useOpenCheck(() => report({ type: 'app_not_opened' }));
  const onClick = () => {
    report({ type: 'app_opened', how: 'link' });
    watch();
  };
  return (
    <>
      <a {...part('button')} data-kind="primary" href={url} target={target} rel="noopener" onClick={onClick}>
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
