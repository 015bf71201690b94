import { type RefObject, useLayoutEffect, useRef } from "react";
import type { Row } from "./row-layout.ts";
import { bottomOf, firstIndexOf, rowOf } from "./rows.ts";

interface Laid {
  rows: readonly Row[];
  width: number;
  /** Whether nothing comes before the first row. */
  atStart: boolean;
  screen: number;
}

/** Room made above what is loaded where the estimate was too small, in screens. */
const room = 12;

/**
 * Keeps what is on the screen where it is: when the canvas must be moved under it, because its true top was found or
 * was estimated too near, and when a new width lays everything out anew. Answers how to move the canvas by pixels.
 */
export function useSteadyView(
  ref: RefObject<HTMLElement | null>,
  laid: Laid,
  move: (shift: number) => void,
): (shift: number) => void {
  const pending = useRef(0);
  const before = useRef<Laid>(undefined);
  const { rows, width } = laid;

  useLayoutEffect(() => {
    if (pending.current === 0) return;
    window.scrollBy(0, pending.current);
    pending.current = 0;
  }, [rows]);

  const moveBy = (shift: number) => {
    if (shift === 0) return;
    pending.current += shift;
    move(shift);
  };
  useLayoutEffect(() => {
    if (pending.current === 0) moveBy(shiftOf(laid));
  });

  useLayoutEffect(() => {
    const last = before.current;
    before.current = { ...laid };
    if (!last || last.width === width || !ref.current) return;
    const y = -ref.current.getBoundingClientRect().top;
    if (y <= 0) return;
    const row = last.rows.find((candidate) => bottomOf(candidate) > y);
    const now = row && rowOf(rows, firstIndexOf(row));
    if (now) window.scrollBy(0, now.picturesTop - row.picturesTop);
  });
  return moveBy;
}

function shiftOf({ rows: [first], atStart, screen }: Laid): number {
  if (!first) return 0;
  if (atStart) return -first.top;
  return first.top < 0 ? room * screen - first.top : 0;
}
