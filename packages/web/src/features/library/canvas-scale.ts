import type { Row } from "./row-layout.ts";
import { bottomOf, firstIndexOf } from "./rows.ts";

/** The rows that are laid out, and which images of the whole result they hold. */
export interface LaidOut {
  rows: readonly Row[];
  /** Places in the result of the first image laid out and of the one behind the last. */
  first: number;
  end: number;
  /** How many the result has; what is laid out may be all there is to know. */
  total: number;
  /** Height of a screen in pixels. */
  screen: number;
}

/**
 * Height that the whole result has room in, in pixels. Browsers lay nothing out beyond 17 or 33 million, and from 8
 * million on single floats, by which they paint, tell less than half pixels apart.
 */
export const mostHeight = 8_000_000;

/** Pixels of height that an image takes on average; less where so many would be too high, for those not laid out. */
export function pitchOf({ rows, first, end, total }: LaidOut, guess: number): number {
  const height = bottomOf(rows.at(-1)) - (rows[0]?.top ?? 0);
  const pitch = rows.length > 1 && end > first ? height / (end - first) : guess;
  return Math.min(pitch, mostHeight / Math.max(1, total));
}

/** Height of the canvas: of all that is laid out, and room for what is not. */
export function canvasHeight(laidOut: LaidOut, pitch: number, hasMore: boolean): number {
  const bottom = bottomOf(laidOut.rows.at(-1));
  if (!hasMore) return bottom;
  return bottom + Math.max(laidOut.screen, Math.round((laidOut.total - laidOut.end) * pitch));
}

/** Which image of the result lies at a height of the canvas, about. */
export function indexAt(laidOut: LaidOut, y: number, pitch: number): number {
  const { rows, first, end, total } = laidOut;
  const top = rows[0]?.top ?? 0;
  const bottom = bottomOf(rows.at(-1));
  if (y < top) return Math.floor((first * Math.max(0, y)) / top);
  if (y > bottom) return Math.min(total - 1, Math.floor(end + (y - bottom) / pitch));
  const row = rows.find((candidate) => bottomOf(candidate) >= y);
  return first + firstIndexOf(row) - firstIndexOf(rows[0]);
}

/** At which height of the canvas an image of the result lies, about; its row's top when it is laid out. */
export function heightAt(laidOut: LaidOut, index: number, pitch: number): number {
  const { rows, first, end } = laidOut;
  const top = rows[0]?.top ?? 0;
  if (index < first) return Math.round((top * index) / first);
  if (index >= end) return Math.round(bottomOf(rows.at(-1)) + (index - end) * pitch);
  const wanted = index - first + firstIndexOf(rows[0]);
  return rows.findLast((row) => firstIndexOf(row) <= wanted)?.top ?? top;
}
