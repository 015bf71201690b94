import { useState } from "react";
import { FormDialog } from "../../components/dialog.tsx";
import { Field } from "../../components/field.tsx";
import { texts } from "../../messages/index.ts";
import type { BulkAction } from "./bulk-job.ts";

/** What is asked before it is done. */
export type AskedAction = "add-label" | "remove-label" | "trash";

interface SelectionDialogProps {
  action: AskedAction;
  /** How many images it would be done to. */
  size: number;
  onRun: (action: BulkAction) => void;
  onClose: () => void;
}

/** Asks for what an action on many images needs: a label, or somebody who is sure. */
export function SelectionDialog({ action, size, onRun, onClose }: SelectionDialogProps) {
  const words = texts().library;
  if (action !== "trash") return <LabelDialog {...{ action, onRun, onClose }} />;
  return (
    <FormDialog
      title={words.trashAllTitle(size)}
      action={words.moveToTrash}
      grave
      onSubmit={() => onRun({ action })}
      onClose={onClose}
    >
      <p>{words.trashAllText}</p>
    </FormDialog>
  );
}

interface LabelDialogProps {
  action: "add-label" | "remove-label";
  onRun: (action: BulkAction) => void;
  onClose: () => void;
}

function LabelDialog({ action, onRun, onClose }: LabelDialogProps) {
  const words = texts().library;
  const [text, setText] = useState("");
  const title = action === "add-label" ? words.addLabel : words.removeLabel;
  const label = text.trim();
  return (
    <FormDialog
      title={title}
      action={title}
      ready={label !== ""}
      onSubmit={() => onRun({ action, label })}
      onClose={onClose}
    >
      <Field label={words.label} value={text} onValue={setText} maxLength={100} autoComplete="off" />
    </FormDialog>
  );
}
