import { useModal } from "../../components/dialog.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { texts } from "../../messages/index.ts";
import FilterPanel, { type FilterPanelProps } from "./filter-panel.tsx";
import "./filter-sheet.css";
import { SortSelect } from "./sort-select.tsx";

interface FilterSheetProps extends FilterPanelProps {
  /** How many photos the query finds; undefined while that is not known. */
  total: number | undefined;
  onClose: () => void;
}

/** The filters on a small screen: a sheet from below, over the photos. */
export default function FilterSheet({ total, onClose, ...panel }: FilterSheetProps) {
  const dialog = useModal();
  const close = () => dialog.current?.close();
  const { filters, showResult } = texts().search;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the key for what a click beside the sheet does is Escape.
    <dialog
      ref={dialog}
      className="filter-sheet"
      aria-label={filters}
      onClose={onClose}
      onClick={({ target }) => {
        if (target === dialog.current) close();
      }}
    >
      <div className="filter-sheet-body">
        <header className="filter-sheet-head">
          <h1>{filters}</h1>
          <SortSelect q={panel.q} onSearch={panel.onSearch} />
          <IconButton icon="close" label={texts().common.close} onClick={close} />
        </header>
        <FilterPanel {...panel} />
        <footer className="filter-sheet-foot">
          <button type="button" className="button primary" onClick={close}>
            {total === undefined ? texts().common.close : showResult(texts().common.photos(total))}
          </button>
        </footer>
      </div>
    </dialog>
  );
}
