import { type RefObject, useEffect, useState } from "react";
import { onceAFrame } from "../../lib/once-a-frame.ts";
import type { GridHandle } from "./photo-grid.tsx";
import type { TimeScale } from "./time-scale.ts";

/**
 * Index of the month at the top of the view. The rail's `--at` says how far into the result that is, 0–1: by the style
 * alone, for it changes with every frame.
 */
export function useMonthInView(
  rail: RefObject<HTMLElement | null>,
  grid: RefObject<GridHandle | null>,
  { months, total }: TimeScale,
): number {
  const [month, setMonth] = useState(0);
  useEffect(() => {
    const following = onceAFrame(() => {
      const place = grid.current?.topPlace() ?? 0;
      rail.current?.style.setProperty("--at", String(Math.min(1, place / Math.max(1, total - 1))));
      const index = months.findLastIndex(({ before }) => before <= place);
      setMonth(Math.max(0, index));
    });
    following.ask();
    addEventListener("scroll", following.ask, { passive: true });
    return () => {
      following.cancel();
      removeEventListener("scroll", following.ask);
    };
  }, [rail, grid, months, total]);
  return month;
}
