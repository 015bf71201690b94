import type { FormEvent, ReactNode } from "react";
import { texts } from "../messages/index.ts";
import { Dialog } from "./dialog.tsx";

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
