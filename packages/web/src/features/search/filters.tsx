import { useEffect, useState } from "react";
import { optionalPart } from "../../components/optional-part.tsx";
import { texts } from "../../messages/index.ts";
import type { FiltersShown } from "./use-filters-shown.ts";

const FilterPanel = optionalPart(() => import("./filter-panel.tsx"));
const FilterSheet = optionalPart(() => import("./filter-sheet.tsx"));

interface FiltersProps {
  filters: FiltersShown;
  q: string;
  total: number | undefined;
  /** Whether the photos of the query are there. Filters wait for them, with their code too. */
  pageIsThere: boolean;
  onSearch: (q: string) => void;
}

/** True from a little after `ready` was. */
function useSoonAfter(ready: boolean): boolean {
  const [begun, setBegun] = useState(false);
  useEffect(() => {
    if (!ready || begun) return;
    const timer = setTimeout(() => setBegun(true), pause);
    return () => clearTimeout(timer);
  }, [ready, begun]);
  return begun;
}

/** Photos are painted before filters are asked for, in ms. */
const pause = 150;

/** The filters, beside the photos or over them. */
export function Filters({ filters: { wide, shown, show }, total, ...panel }: FiltersProps) {
  const begun = useSoonAfter(panel.pageIsThere);
  if (!shown) return null;
  if (wide) {
    return (
      <aside className="filter-column" aria-label={texts().search.filters}>
        {begun && <FilterPanel {...panel} />}
      </aside>
    );
  }
  return <FilterSheet {...panel} total={total} onClose={() => show(false)} />;
}
