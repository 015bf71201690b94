import { knownValues } from "@image-content-search/core/query";
import "../../components/color-values.css";
import { formatNumber } from "../../lib/format.ts";
import { texts } from "../../messages/index.ts";
import type { FilterRow } from "./filter-rows.ts";
import { colorName } from "./value-names.ts";

interface ColorSectionProps {
  rows: readonly FilterRow[];
  /** Whether the counts are known. */
  onToggle: (value: string) => void;
}

/** Every colour as a swatch, always in the same place. */
export function ColorSection({ rows, onToggle }: ColorSectionProps) {
  const { facets, valueWith } = texts().search;
  return (
    <fieldset className="filter-section">
      <legend>{facets.color}</legend>
      <div className="swatches">
        {(knownValues("color") ?? []).map((value) => {
          const row = rows.find((candidate) => candidate.value === value);
          const name = colorName(value);
          const words = valueWith(name, formatNumber(row?.count ?? 0));
          const chosen = row?.chosen ?? false;
          return (
            <button
              key={value}
              type="button"
              className="swatch"
              data-color={value}
              data-empty={!row?.count && !chosen}
              aria-pressed={chosen}
              aria-label={words}
              title={words}
              onClick={() => onToggle(value)}
            />
          );
        })}
      </div>
    </fieldset>
  );
}
