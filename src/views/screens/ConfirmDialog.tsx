import { useId } from 'react';
import { fill, formatReference } from '../../i18n/format.js';
import type { Confirmation } from '../../state/CheckoutState.js';
import { Button } from '../controls/Button.js';
import { Modal } from '../controls/Modal.js';
import { part } from '../part.js';
import { useView } from '../ViewContext.js';

interface ConfirmDialogProps {
  confirmation: Confirmation;
  onConfirm: () => void;
  onDismiss: () => void;
}

/** Asks before a second order is created. "Go back" comes first, so that it has the focus. */
export function ConfirmDialog({ confirmation, onConfirm, onDismiss }: ConfirmDialogProps) {
  const { messages } = useView();
  const riskId = useId();
  const sentence = confirmation.reason === 'retry' ? messages.confirmUnknown : messages.confirmKnown;
  return (
    <Modal title={messages.confirmTitle} role="alertdialog" describedBy={riskId} onClose={onDismiss}>
      <p id={riskId}>{fill(sentence, { reference: formatReference(confirmation, messages) })}</p>
      <div {...part('actions')}>
        <Button kind="primary" onClick={onDismiss}>
          {messages.confirmNo}
        </Button>
        <Button onClick={onConfirm}>{messages.confirmYes}</Button>
      </div>
    </Modal>
  );
}
