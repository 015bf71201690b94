import { IconButton } from "../../components/icon-button.tsx";
import { texts } from "../../messages/index.ts";
import { nothingSelected, sizeOf } from "./selection.ts";
import { SelectionActions, type SelectionActionsProps } from "./selection-actions.tsx";
import "./selection-bar.css";

/** How many images are selected, and what can be done with them. */
export default function SelectionBar(props: SelectionActionsProps) {
  const { selection, total, onSelect } = props;
  const words = texts().library;
  const size = sizeOf(selection, total);
  return (
    <section className="selection-bar" aria-label={words.selectionBar}>
      <IconButton
        icon="close"
        label={words.clearSelection}
        title={words.clearSelection}
        onClick={() => onSelect(nothingSelected)}
      />
      <p aria-live="polite">{selection.kind === "all" ? words.allSelected(size) : words.selected(size)}</p>
      {selection.kind === "some" && size < total && (
        <button type="button" className="text-button" onClick={() => onSelect({ kind: "all" })}>
          {words.selectAll(total)}
        </button>
      )}
      <SelectionActions {...props} />
    </section>
  );
}
