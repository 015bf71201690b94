/** Pictures that share a row: those from `start` to before `end`. */
export interface Packed {
  start: number;
  end: number;
  /** Height of the pictures in pixels. */
  height: number;
  /** Whether they fill the width. */
  full: boolean;
}

export interface PackingOptions {
  /** Width to fill, space between pictures, and the height rows should be near, all in CSS pixels. */
  width: number;
  gap: number;
  targetHeight: number;
}

const narrowest = 0.45;
const widest = 3.4;
/** A row may be so much higher than wished to be full. */
const highest = 1.2;

/** Width by height of a picture as it is shown; extreme ones are cut to stay recognisable. */
export function shownShape(shape: number | undefined): number {
  return shape === undefined || !Number.isFinite(shape) ? 1 : Math.min(widest, Math.max(narrowest, shape));
}

/** Packs pictures into rows from the first on; the last row may not be full. */
export function packForwards(shapes: readonly number[], start: number, options: PackingOptions): Packed[] {
  const rows: Packed[] = [];
  for (let at = start; at < shapes.length; at = rows.at(-1)?.end ?? shapes.length) {
    const { count, height, full } = takeRow((offset) => shapes[at + offset], shapes.length - at, options);
    rows.push({ start: at, end: at + count, height, full });
  }
  return rows;
}

/** Packs the pictures before `end` into rows from the last one back, so that rows below never move. */
export function packBackwards(shapes: readonly number[], end: number, options: PackingOptions): Packed[] {
  const rows: Packed[] = [];
  for (let at = end; at > 0; at = rows.at(-1)?.start ?? 0) {
    const { count, height, full } = takeRow((offset) => shapes[at - 1 - offset], at, options);
    rows.push({ start: at - count, end: at, height, full });
  }
  return rows.reverse();
}

/** One row of all these pictures, whatever its height. */
export function packAsOne(
  shapes: readonly number[],
  start: number,
  end: number,
  options: PackingOptions,
): Packed {
  let sum = 0;
  for (let index = start; index < end; index++) sum += shownShape(shapes[index]);
  const height = Math.round((options.width - options.gap * (end - start - 1)) / sum);
  return { start, end, height, full: true };
}

/** Takes pictures until the row is as near to the wished height as it gets. */
function takeRow(
  shapeAt: (offset: number) => number | undefined,
  most: number,
  { width, gap, targetHeight }: PackingOptions,
): { count: number; height: number; full: boolean } {
  let sum = 0;
  let before = Number.POSITIVE_INFINITY;
  for (let offset = 0; offset < most; offset++) {
    sum += shownShape(shapeAt(offset));
    const height = (width - gap * offset) / sum;
    if (height <= targetHeight) {
      const better = before - targetHeight < targetHeight - height;
      return better
        ? { count: offset, height: Math.round(before), full: true }
        : { count: offset + 1, height: Math.round(height), full: true };
    }
    before = height;
  }
  const full = before < targetHeight * highest;
  return { count: most, height: Math.round(full ? before : targetHeight), full };
}
