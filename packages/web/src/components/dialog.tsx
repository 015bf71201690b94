import { type FormEvent, type ReactNode, type RefObject, useEffect, useId, useRef } from "react";
import { texts } from "../messages/index.ts";
import "./dialog.css";

interface DialogProps {
  title: string;
  /** While set, Escape does not close it. */
  busy?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A question or a notice over everything; Escape and a click beside it close it. */
export function Dialog({ title, busy = false, onClose, children }: DialogProps) {
  const dialog = useModal();
  const id = useId();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the key
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={id}
      onClose={onClose}
      onCancel={(event) => {
        if (busy) event.preventDefault();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget && !busy) onClose();
      }}
    >
      <div className="dialog-inside">
        <h1 id={id}>{title}</h1>
        {children}
      </div>
    </dialog>
  );
}

interface FormDialogProps {
  title: string;
  /** Names of the button that does it and of the one that does not. */
  action: string;
  cancel?: string;
  /** Whether what it does cannot be taken back. */
  grave?: boolean;
  /** Whether all is there that it needs. */
  ready?: boolean;
  /** While set, it can neither be done again nor left. */
  busy?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that asks for something, or whether, and then does it. */
export function FormDialog(props: FormDialogProps) {
  const { title, action, onSubmit, onClose, children } = props;
  const { cancel = texts().common.cancel, grave = false, ready = true, busy = false } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !busy) onSubmit();
  };
  return (
    <Dialog title={title} busy={busy} onClose={onClose}>
      <form onSubmit={submit}>
        {children}
        <div className="dialog-actions">
          <button type="button" className="button" disabled={busy} onClick={onClose}>
            {cancel}
          </button>
          <button
            type="submit"
            className={grave ? "button grave" : "button primary"}
            aria-busy={busy}
            disabled={busy || !ready}
          >
            {action}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** For the `<dialog>` that it is put on: opens it over everything as soon as it is there. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return dialog;
}
