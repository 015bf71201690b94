import { useState, useSyncExternalStore } from "react";
import { wideScreen } from "../../lib/media-queries.ts";

const key = "filters-hidden";

/** Whether and where the filters are to be seen. */
export interface FiltersShown {
  /** Whether there is room for them beside the photos. */
  wide: boolean;
  shown: boolean;
  show: (shown: boolean) => void;
}

/** Whether the filters are to be seen: on a wide screen as was chosen on this device, on a small one when asked for. */
export function useFiltersShown(): FiltersShown {
  const wide = useSyncExternalStore(followWidth, () => wideScreen.matches);
  const [column, setColumn] = useState(() => localStorage.getItem(key) === null);
  const [sheet, setSheet] = useState(false);
  const showColumn = (shown: boolean) => {
    setColumn(shown);
    if (shown) localStorage.removeItem(key);
    else localStorage.setItem(key, "true");
  };
  return { wide, shown: wide ? column : sheet, show: wide ? showColumn : setSheet };
}

function followWidth(onChange: () => void): () => void {
  wideScreen.addEventListener("change", onChange);
  return () => wideScreen.removeEventListener("change", onChange);
}
