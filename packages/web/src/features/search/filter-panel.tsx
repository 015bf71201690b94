import { memo } from "react";
import { texts } from "../../messages/index.ts";
import { ColorSection } from "./color-section.tsx";
import { ConfidenceSlider } from "./confidence-slider.tsx";
import { useFacets } from "./facets.ts";
import { chosenOf, type FilterField, toggled } from "./filter-edits.ts";
import { filterRows } from "./filter-rows.ts";
import { FilterSection } from "./filter-section.tsx";
import "./filters.css";
import { SavedSearchList } from "./saved-search-list.tsx";
import { fitsFacet, monthName, plainName, stateName, typeName } from "./value-names.ts";

const sections = [
  { facet: "label", field: "label", nameOf: plainName },
  { facet: "category", field: "category", nameOf: plainName },
  { facet: "color", field: "color", nameOf: plainName },
  { facet: "year", field: "taken", nameOf: plainName },
  { facet: "month", field: "taken", nameOf: monthName },
  { facet: "camera", field: "camera", nameOf: plainName },
  { facet: "type", field: "type", nameOf: typeName },
] as const;
const states = ["failed", "processing", "corrected", "described"].map((value) => ({ value, count: 0 }));

export interface FilterPanelProps {
  q: string;
  /** Whether the photos of the query are there. */
  pageIsThere: boolean;
  onSearch: (q: string) => void;
}

/** What the result can be narrowed by, each value with how many photos it would leave. */
export default memo(function FilterPanel({ q, pageIsThere, onSearch }: FilterPanelProps) {
  const { facets, library, busy } = useFacets(q, pageIsThere);
  const toggle = (field: FilterField) => (value: string) => onSearch(toggled(q, field, value));
  const { facets: names } = texts().search;
  const stateRows = filterRows([], states, chosenOf(q, "is"));
  // Sections that are filled one after the other would push each other down.
  if (!facets) return null;
  return (
    <div className="filters" aria-busy={busy}>
      <SavedSearchList onOpen={onSearch} />
      {sections.map(({ facet, field, nameOf }) => {
        const chosen = chosenOf(q, field).filter((value) => fitsFacet(facet, value));
        const rows = filterRows(facets[facet], library?.[facet] ?? [], chosen);
        if (facet === "color") {
          return <ColorSection key={facet} rows={rows} onToggle={toggle(field)} />;
        }
        return (
          <FilterSection
            key={facet}
            title={names[facet]}
            rows={rows}
            nameOf={nameOf}
            counted
            onToggle={toggle(field)}
          />
        );
      })}
      <ConfidenceSlider q={q} onSearch={onSearch} />
      <FilterSection
        title={names.is}
        rows={stateRows}
        nameOf={stateName}
        onToggle={toggle("is")}
        counted={false}
      />
    </div>
  );
});
