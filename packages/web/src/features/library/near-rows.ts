import type { Stretch } from "./near-screen.ts";
import type { Row } from "./row-layout.ts";
import { bottomOf } from "./rows.ts";

/** A row near the screen, and how many of its pictures are made, from the first on. */
export interface NearRow {
  row: Row;
  count: number;
}

/**
 * The rows that reach into what is ready. Of one that lies off the screen, and of which only a share is ready, that
 * share of its pictures: making a whole row takes most of what a frame has.
 */
export function nearRows(rows: readonly Row[], ready: Stretch, seen: Stretch): NearRow[] {
  return rows
    .filter((row) => reach(row, ready) > 0)
    .map((row) => {
      const isSeen = reach(row, seen) > 0;
      return { row, count: isSeen ? row.cells.length : Math.ceil(row.cells.length * shareOf(row, ready)) };
    });
}

/** By how many pixels a row and a stretch overlap; negative when they lie apart. */
function reach(row: Row, { from, to }: Stretch): number {
  return Math.min(bottomOf(row), to) - Math.max(row.top, from);
}

function shareOf(row: Row, ready: Stretch): number {
  return Math.min(1, reach(row, ready) / Math.max(1, bottomOf(row) - row.top));
}
