import { type ReactNode, useId } from "react";
import "./dialog.css";
import { useModal } from "./use-modal.ts";

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
