import type { Span } from "@image-content-search/core/query";
import { type ReactNode, useState } from "react";
import { Icon } from "../../components/icon.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { optionalPart } from "../../components/optional-part.tsx";
import { texts } from "../../messages/index.ts";
import { chipsOf } from "./chips.ts";
import { operandsOf } from "./query-text.ts";
import "./result-bar.css";
import { SortSelect } from "./sort-select.tsx";
import type { FiltersShown } from "./use-filters-shown.ts";

const QueryChips = optionalPart(() => import("./query-chips.tsx"));
const SaveSearchDialog = optionalPart(() => import("./save-search-dialog.tsx"));

interface ResultBarProps {
  q: string;
  filters: FiltersShown;
  /** How many photos were found. */
  total: ReactNode;
  onSearch: (q: string) => void;
  onEdit: (part: Span) => void;
}

/** The line above the photos: filters, the parts of the query, how many were found, in which order. */
export function ResultBar({ q, filters, total, onSearch, onEdit }: ResultBarProps) {
  const [saving, setSaving] = useState(false);
  const { save } = texts().search;
  return (
    <div className="result-bar">
      <FiltersButton q={q} filters={filters} />
      {chipsOf(q).length > 0 && <QueryChips q={q} onSearch={onSearch} onEdit={onEdit} />}
      {total}
      {q !== "" && (
        <IconButton icon="bookmark" size={18} label={save} title={save} onClick={() => setSaving(true)} />
      )}
      {filters.wide && <SortSelect q={q} onSearch={onSearch} />}
      {saving && <SaveSearchDialog q={q} onClose={() => setSaving(false)} />}
    </div>
  );
}

function FiltersButton({ q, filters: { wide, shown, show } }: Pick<ResultBarProps, "q" | "filters">) {
  const { filters, filtersActive } = texts().search;
  const active = operandsOf(q).filter(({ kind }) => ["values", "dates", "confidence"].includes(kind)).length;
  return (
    <button
      type="button"
      className="button small filters-button"
      aria-label={active > 0 ? filtersActive(active) : filters}
      aria-expanded={shown}
      aria-haspopup={wide ? undefined : "dialog"}
      onClick={() => show(!shown)}
    >
      <Icon name="filters" size={16} />
      <span>{filters}</span>
      {active > 0 && <span className="filters-active">{active}</span>}
    </button>
  );
}
