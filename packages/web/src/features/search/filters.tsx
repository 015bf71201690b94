import { lazy, Suspense, useState } from "react";
import { texts } from "../../messages/index.ts";
import type { FiltersShown } from "./use-filters-shown.ts";

const FilterPanel = lazy(async () => {
  const { FilterPanel } = await import("./filter-panel.tsx");
  return { default: FilterPanel };
});

const FilterSheet = lazy(async () => {
  const { FilterSheet } = await import("./filter-sheet.tsx");
  return { default: FilterSheet };
});

interface FiltersProps {
  filters: FiltersShown;
  q: string;
  total: number | undefined;
  /** Whether the photos of the query are there. Filters wait for them, with their code too. */
  pageIsThere: boolean;
  onSearch: (q: string) => void;
}

/** The filters, beside the photos or over them. */
export function Filters({ filters: { wide, shown, show }, total, ...panel }: FiltersProps) {
  const [begun, setBegun] = useState(panel.pageIsThere);
  if (panel.pageIsThere && !begun) setBegun(true);
  if (!shown) return null;
  if (wide) {
    return (
      <aside className="filter-column" aria-label={texts().search.filters}>
        <Suspense fallback={null}>{begun && <FilterPanel {...panel} />}</Suspense>
      </aside>
    );
  }
  return (
    <Suspense fallback={null}>
      <FilterSheet {...panel} total={total} onClose={() => show(false)} />
    </Suspense>
  );
}
