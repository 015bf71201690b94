import { type RefObject, useEffect, useRef, useState } from "react";
import { onceAFrame } from "../../lib/once-a-frame.ts";
import type { GridHandle } from "./photo-grid.tsx";
import type { TimeScale } from "./time-scale.ts";

/** Index of the month at the top of the view. The thumb, as high as its rail, is moved to how far into the result that is. */
export function useMonthInView(
  thumb: RefObject<HTMLElement | null>,
  grid: RefObject<GridHandle | null>,
  { months, total }: TimeScale,
): number {
  const [month, setMonth] = useState(0);
  const look = useRef<() => void>(undefined);
  useEffect(() => {
    const following = onceAFrame(() => {
      const place = grid.current?.topPlace() ?? 0;
      const share = Math.min(1, place / Math.max(1, total - 1));
      // Not by a state: it changes with every frame.
      if (thumb.current) thumb.current.style.transform = `translateY(${share * 100}%)`;
      const index = months.findLastIndex(({ before }) => before <= place);
      setMonth(Math.max(0, index));
    });
    look.current = following.ask;
    addEventListener("scroll", following.ask, { passive: true });
    return () => {
      following.cancel();
      removeEventListener("scroll", following.ask);
    };
  }, [thumb, grid, months, total]);
  // Photos that come may show that it is another place than was judged.
  useEffect(() => look.current?.());
  return month;
}
