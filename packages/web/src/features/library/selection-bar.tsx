import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { Dialog } from "../../components/dialog.tsx";
import { Field } from "../../components/field.tsx";
import { Icon, type IconName } from "../../components/icon.tsx";
import { texts } from "../../messages/index.ts";
import { type BulkAction, type BulkTarget, runBulk } from "./bulk-job.ts";
import { nothingSelected, type Selection, sizeOf } from "./selection.ts";
import "./selection-bar.css";

interface SelectionBarProps {
  q: string;
  selection: Selection;
  total: number;
  /** Whether the images are in the trash. */
  trashed: boolean;
  /** Whether they are to be trashed at once, by a key. */
  deleting: boolean;
  onDeleted: () => void;
  onSelect: (selection: Selection) => void;
}

type Asked = "add-label" | "remove-label" | "trash";

/** What can be done with the selected images. */
export function SelectionBar(props: SelectionBarProps) {
  const { q, selection, total, trashed, deleting, onDeleted, onSelect } = props;
  const words = texts().library;
  const client = useQueryClient();
  const [asked, setAsked] = useState<Asked>();
  const size = sizeOf(selection, total);
  const target: BulkTarget = selection.kind === "all" ? { q, total } : { imageIds: [...selection.ids] };
  const run = (action: BulkAction, undo?: BulkAction) => {
    setAsked(undefined);
    onSelect(nothingSelected);
    void runBulk(action, target, { client, undo });
  };
  // What is trashed by its ids can be taken back by one click; a whole result is asked for first.
  const trash = () =>
    selection.kind === "all" ? setAsked("trash") : run({ action: "trash" }, { action: "restore" });
  useEffect(() => {
    if (!deleting) return;
    onDeleted();
    trash();
  });

  return (
    <section className="selection-bar" aria-label={words.selectionBar}>
      <button
        type="button"
        className="icon-button"
        aria-label={words.clearSelection}
        title={words.clearSelection}
        onClick={() => onSelect(nothingSelected)}
      >
        <Icon name="close" />
      </button>
      <p aria-live="polite">{selection.kind === "all" ? words.allSelected(size) : words.selected(size)}</p>
      {selection.kind === "some" && size < total && (
        <button type="button" className="text-button" onClick={() => onSelect({ kind: "all" })}>
          {words.selectAll(total)}
        </button>
      )}
      <span className="selection-actions">
        {trashed ? (
          <BarButton icon="retry" onClick={() => run({ action: "restore" }, { action: "trash" })}>
            {words.restore}
          </BarButton>
        ) : (
          <>
            <BarButton icon="plus" onClick={() => setAsked("add-label")}>
              {words.addLabel}
            </BarButton>
            <BarButton icon="minus" onClick={() => setAsked("remove-label")}>
              {words.removeLabel}
            </BarButton>
            <BarButton icon="retry" onClick={() => run({ action: "retry" })}>
              {words.retry}
            </BarButton>
            <BarButton icon="trash" onClick={trash}>
              {words.moveToTrash}
            </BarButton>
          </>
        )}
      </span>
      {(asked === "add-label" || asked === "remove-label") && (
        <LabelDialog
          action={asked}
          onRun={(label) => run({ action: asked, label })}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked === "trash" && (
        <TrashDialog size={size} onRun={() => run({ action: "trash" })} onClose={() => setAsked(undefined)} />
      )}
    </section>
  );
}

function BarButton({ icon, onClick, children }: { icon: IconName; onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      className="selection-button"
      aria-label={children}
      title={children}
      onClick={onClick}
    >
      <Icon name={icon} size={18} />
      <span>{children}</span>
    </button>
  );
}

interface LabelDialogProps {
  action: "add-label" | "remove-label";
  onRun: (label: string) => void;
  onClose: () => void;
}

function LabelDialog({ action, onRun, onClose }: LabelDialogProps) {
  const words = texts().library;
  const [label, setLabel] = useState("");
  const title = action === "add-label" ? words.addLabel : words.removeLabel;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (label.trim() !== "") onRun(label.trim());
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit}>
        <Field label={words.label} value={label} onValue={setLabel} maxLength={100} autoComplete="off" />
        <DialogActions onClose={onClose}>
          <button type="submit" className="button primary" disabled={label.trim() === ""}>
            {title}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function TrashDialog({ size, onRun, onClose }: { size: number; onRun: () => void; onClose: () => void }) {
  const words = texts().library;
  return (
    <Dialog title={words.trashAllTitle(size)} onClose={onClose}>
      <p>{words.trashAllText}</p>
      <DialogActions onClose={onClose}>
        <button type="button" className="button grave" onClick={onRun}>
          {words.moveToTrash}
        </button>
      </DialogActions>
    </Dialog>
  );
}

function DialogActions({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  return (
    <div className="dialog-actions">
      <button type="button" className="button" onClick={onClose}>
        {texts().common.cancel}
      </button>
      {children}
    </div>
  );
}
