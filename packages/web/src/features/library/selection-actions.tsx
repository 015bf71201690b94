import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Icon, type IconName } from "../../components/icon.tsx";
import { texts } from "../../messages/index.ts";
import { type BulkAction, runBulk } from "./bulk-job.ts";
import { nothingSelected, type Selection, sizeOf } from "./selection.ts";
import { type AskedAction, SelectionDialog } from "./selection-dialog.tsx";

export interface SelectionActionsProps {
  q: string;
  selection: Selection;
  total: number;
  /** Whether the images are in the trash. */
  trashed: boolean;
  /** Whether they are to be trashed at once, by a key. */
  trashing: boolean;
  onTrashed: () => void;
  onSelect: (selection: Selection) => void;
}

/** What can be done to the selected images. */
export function SelectionActions(props: SelectionActionsProps) {
  const { selection, total, trashed, trashing, onTrashed } = props;
  const words = texts().library;
  const [asked, setAsked] = useState<AskedAction>();
  const run = useRunOnSelected(props);
  // What is trashed by its ids can be taken back by one click; a whole result is asked for first.
  const trash = () =>
    selection.kind === "all" ? setAsked("trash") : run({ action: "trash" }, { action: "restore" });
  const restore = () => run({ action: "restore" }, { action: "trash" });
  useEffect(() => {
    if (!trashing) return;
    onTrashed();
    trash();
  });

  return (
    <>
      <span className="selection-actions">
        {trashed ? (
          <ActionButton icon="retry" name={words.restore} onClick={restore} />
        ) : (
          <>
            <ActionButton icon="plus" name={words.addLabel} onClick={() => setAsked("add-label")} />
            <ActionButton icon="minus" name={words.removeLabel} onClick={() => setAsked("remove-label")} />
            <ActionButton icon="retry" name={words.retry} onClick={() => run({ action: "retry" })} />
            <ActionButton icon="trash" name={words.moveToTrash} onClick={trash} />
          </>
        )}
      </span>
      {asked && (
        <SelectionDialog
          action={asked}
          size={sizeOf(selection, total)}
          onRun={run}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

/** Does something to the selected images and lets them go, by which whoever shows what can be done goes too. */
function useRunOnSelected({ q, selection, total, onSelect }: SelectionActionsProps) {
  const client = useQueryClient();
  return (action: BulkAction, undo?: BulkAction) => {
    onSelect(nothingSelected);
    const target = selection.kind === "all" ? { q, total } : { imageIds: [...selection.ids] };
    void runBulk(action, target, { client, undo });
  };
}

function ActionButton({ icon, name, onClick }: { icon: IconName; name: string; onClick: () => void }) {
  return (
    <button type="button" className="selection-button" aria-label={name} title={name} onClick={onClick}>
      <Icon name={icon} size={18} />
      <span>{name}</span>
    </button>
  );
}
