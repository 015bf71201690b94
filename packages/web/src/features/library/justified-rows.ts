interface Cell {
  index: number;
  left: number;
  width: number;
}

interface Row {
  top: number;
  height: number;
  cells: readonly Cell[];
}

export interface Layout {
  rows: readonly Row[];
  height: number;
}

export interface LayoutOptions {
  /** Width to fill, space between pictures, and the height rows should be near, all in CSS pixels. */
  width: number;
  gap: number;
  targetHeight: number;
  /** Whether more pictures follow: then a last row that is not full is left out, so that it never moves. */
  open: boolean;
}

const narrowest = 0.45;
const widest = 3.4;

/**
 * Rows of pictures that all end at the same edges, each picture in its own shape. Shapes are width by
 * height; extreme ones are cut to stay recognisable.
 */
export function justifiedRows(shapes: readonly number[], options: LayoutOptions): Layout {
  const { width, gap, open } = options;
  const rows: Row[] = [];
  let top = 0;
  if (width <= 0) return { rows, height: 0 };
  let start = 0;
  while (start < shapes.length) {
    const { end, height, full } = takeRow(shapes, start, options);
    if (!full && open && rows.length > 0) break;
    rows.push({ top, height, cells: cellsOf(shapes, start, end, height, full ? width : undefined, gap) });
    top += height + gap;
    start = end;
  }
  return { rows, height: Math.max(0, top - gap) };
}

function shapeAt(shapes: readonly number[], index: number): number {
  const shape = shapes[index] ?? 1;
  return Number.isFinite(shape) ? Math.min(widest, Math.max(narrowest, shape)) : 1;
}

/** Takes pictures until the row is as near to the wished height as it gets. */
function takeRow(
  shapes: readonly number[],
  start: number,
  { width, gap, targetHeight }: LayoutOptions,
): { end: number; height: number; full: boolean } {
  let sum = 0;
  let before = Number.POSITIVE_INFINITY;
  for (let index = start; index < shapes.length; index++) {
    sum += shapeAt(shapes, index);
    const height = (width - gap * (index - start)) / sum;
    if (height <= targetHeight) {
      const better = before - targetHeight < targetHeight - height;
      return better
        ? { end: index, height: Math.round(before), full: true }
        : { end: index + 1, height: Math.round(height), full: true };
    }
    before = height;
  }
  const nearlyFull = before < targetHeight * 1.2;
  return { end: shapes.length, height: Math.round(nearlyFull ? before : targetHeight), full: nearlyFull };
}

function cellsOf(
  shapes: readonly number[],
  start: number,
  end: number,
  height: number,
  fill: number | undefined,
  gap: number,
): Cell[] {
  const cells: Cell[] = [];
  let left = 0;
  for (let index = start; index < end; index++) {
    const natural = Math.round(shapeAt(shapes, index) * height);
    const width = fill !== undefined && index === end - 1 ? fill - left : natural;
    cells.push({ index, left, width });
    left += width + gap;
  }
  return cells;
}
