import { useState } from "react";
import { formatNumber } from "../../lib/format.ts";
import { texts } from "../../messages/index.ts";
import { type FilterRow, firstRows } from "./filter-rows.ts";

interface FilterSectionProps {
  title: string;
  rows: readonly FilterRow[];
  nameOf: (value: string) => string;
  onToggle: (value: string) => void;
  /** Whether the counts are known; those of states never are. */
  counted: boolean;
}

/** The values of one field as check boxes; nothing where there are none. */
export function FilterSection({ title, rows, nameOf, onToggle, counted }: FilterSectionProps) {
  const [all, setAll] = useState(false);
  const first = firstRows(rows);
  const { more, fewer } = texts().search;
  if (rows.length === 0) return null;
  return (
    <fieldset className="filter-section">
      <legend>{title}</legend>
      {(all ? rows : first).map(({ value, count, chosen }) => (
        <label key={value} className="filter-row" data-empty={counted && count === 0 && !chosen}>
          <input type="checkbox" checked={chosen} onChange={() => onToggle(value)} />
          <span className="filter-name">{nameOf(value)}</span>
          {counted && <span className="filter-count">{formatNumber(count)}</span>}
        </label>
      ))}
      {rows.length > first.length && (
        <button type="button" className="text-button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? fewer : more(rows.length - first.length)}
        </button>
      )}
    </fieldset>
  );
}
