import type { MouseEvent } from 'react';
import { Notice } from '../controls/Notice.js';
import { Text } from '../controls/Text.js';
import { VisuallyHidden } from '../controls/VisuallyHidden.js';
import { part } from '../part.js';
import { useView } from '../ViewContext.js';
import { useOpenCheck } from './useOpenCheck.js';

/** A link to a payment page. Web views of other apps often ignore `_blank`: then it is offered in the page itself. */
export function PageLink({ url, target }: { url: string; target: string }) {
  const { messages, report } = useView();
  const { hasNotOpened, watch } = useOpenCheck(() => report({ type: 'link_not_opened' }));
  const onClick = ({ ctrlKey, metaKey, shiftKey }: MouseEvent) => {
    report({ type: 'link_opened' });
    // With these keys a browser opens it behind the page, or elsewhere.
    if (target === '_blank' && !ctrlKey && !metaKey && !shiftKey) watch();
  };
  return (
    <>
      <a {...part('button')} data-kind="primary" href={url} target={target} rel="noopener" onClick={onClick}>
        <Text>{messages.openLink}</Text>
        {target === '_blank' && <VisuallyHidden>{` ${messages.newTab}`}</VisuallyHidden>}
      </a>
      {hasNotOpened && (
        <>
          <Notice tone="warning" live="polite">
            {messages.linkNotOpened}
          </Notice>
          <a
            {...part('button')}
            data-kind="plain"
            href={url}
            target="_self"
            rel="noopener"
            onClick={() => report({ type: 'link_opened' })}
          >
            <Text>{messages.openLinkHere}</Text>
          </a>
        </>
      )}
    </>
  );
}
