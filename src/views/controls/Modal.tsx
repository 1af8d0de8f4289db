import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { part } from '../part.js';

interface ModalProps {
  title: string;
  role?: 'alertdialog';
  /** Id of the element whose text screen readers announce after the title. */
  describedBy?: string;
  onClose: () => void;
  children: ReactNode;
}

/** Opens a dialog, and returns what closes it. Safari before 15.4 and jsdom have no modal dialogs: there it opens in place. */
function openModal(dialog: HTMLDialogElement): () => void {
  if (typeof dialog.showModal === 'function') {
    dialog.showModal();
    return () => dialog.close();
  }
  dialog.setAttribute('open', '');
  dialog.querySelector('button')?.focus();
  return () => dialog.removeAttribute('open');
}

/** A modal `<dialog>`, open while it is mounted. The browser keeps the focus inside and returns it at the end. */
export function Modal({ title, role, describedBy, onClose, children }: ModalProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return undefined;
    // Escape closes this dialog alone, not a modal of the host around the checkout.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') event.stopPropagation();
    };
    dialog.addEventListener('keydown', onKeyDown);
    const close = openModal(dialog);
    return () => {
      dialog.removeEventListener('keydown', onKeyDown);
      close();
    };
  }, []);
  return (
    <dialog
      {...part('modal')}
      ref={ref}
      role={role}
      aria-labelledby={titleId}
      aria-describedby={describedBy}
      // The browser closes a dialog by itself on Escape. After a close in the effect's clean-up the dialog is unmounted, or open again (StrictMode).
      onClose={(event) => {
        if (!event.currentTarget.open && event.currentTarget.isConnected) onClose();
      }}
    >
      <h3 {...part('modal-title')} id={titleId}>
        {title}
      </h3>
      {children}
    </dialog>
  );
}
