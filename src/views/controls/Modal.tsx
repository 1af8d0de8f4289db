import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { part } from '../part.js';

interface ModalProps {
  title: string;
  role?: 'alertdialog';
  /** Id of the sentence that a screen reader says with the title. */
  describedBy?: string;
  onClose: () => void;
  children: ReactNode;
}

/** Renders a modal `<dialog>` for as long as it is mounted; the browser keeps the focus in it and gives it back. */
export function Modal({ title, role, describedBy, onClose, children }: ModalProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      {...part('modal')}
      ref={ref}
      role={role}
      aria-labelledby={titleId}
      aria-describedby={describedBy}
      // A browser may close a dialog over our head (a second Escape); after the effect's own close it is gone, or open again.
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
