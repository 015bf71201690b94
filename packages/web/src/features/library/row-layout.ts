import {
  type Packed,
  type PackingOptions,
  packAsOne,
  packBackwards,
  packForwards,
  shownShape,
} from "./row-packing.ts";

interface Cell {
  index: number;
  left: number;
  width: number;
}

/** The name of a day over the first of its pictures. */
interface Heading {
  index: number;
  left: number;
  /** Up to the next heading or the edge. */
  width: number;
}

/** A row of pictures, with the headings of the days that begin in it above them. */
export interface Row {
  /** Where it begins, headings included, and where its pictures begin; pixels of the canvas. */
  top: number;
  picturesTop: number;
  height: number;
  headings: readonly Heading[];
  cells: readonly Cell[];
}

export interface LayoutOptions extends PackingOptions {
  /** Space for headings where a day begins. */
  headingHeight: number;
  /** Whether more pictures come before or behind: a row at that end that is not full is left out, so that none moves. */
  openStart: boolean;
  openEnd: boolean;
}

/** A picture: width by height, and the day it belongs to if days are told apart. */
export interface Shown {
  shape: number;
  day: string | undefined;
}

/** The picture from which everything is laid out, and where its row's pictures begin on the canvas. */
export interface Anchor {
  index: number;
  top: number;
}

/**
 * Rows of pictures that all end at the same edges, each picture in its own shape, laid out from an anchor in both
 * directions: pictures that come at either end move none that lies between. Rows are in order from top to bottom.
 */
export function layoutRows(shown: readonly Shown[], anchor: Anchor, options: LayoutOptions): Row[] {
  if (options.width <= 0 || shown.length === 0) return [];
  const shapes = shown.map(({ shape }) => shape);
  const below = packForwards(shapes, anchor.index, options);
  if (options.openEnd && below.length > 1 && !below.at(-1)?.full) below.pop();
  const above = withWholeFirst(shapes, packBackwards(shapes, anchor.index, options), options);
  return placed(shown, above, below, anchor.top, options);
}

/** How much higher than wished the first row may be rather than to take in the next. */
const tolerable = 1.5;

/** The row at the open start waits for more pictures; at the true start it is filled with those of the next. */
function withWholeFirst(shapes: readonly number[], rows: Packed[], options: LayoutOptions): Packed[] {
  const [first, second, ...rest] = rows;
  if (!first || first.full) return rows;
  if (options.openStart) return rows.slice(1);
  if (!second) return rows;
  const alone = packAsOne(shapes, first.start, first.end, options);
  if (alone.height <= options.targetHeight * tolerable) return [alone, second, ...rest];
  return [packAsOne(shapes, first.start, second.end, options), ...rest];
}

function placed(
  shown: readonly Shown[],
  above: readonly Packed[],
  below: readonly Packed[],
  anchorTop: number,
  options: LayoutOptions,
): Row[] {
  const headed = (packed: Packed) => headedCells(shown, packed, options);
  const rows: Row[] = [];
  let bottom = anchorTop;
  for (const [position, packed] of below.entries()) {
    const { cells, headings } = headed(packed);
    const space = headings.length > 0 ? options.headingHeight : 0;
    const picturesTop = position === 0 ? anchorTop : bottom + space;
    rows.push({ top: picturesTop - space, picturesTop, height: packed.height, headings, cells });
    bottom = picturesTop + packed.height + options.gap;
  }
  const earlier: Row[] = [];
  let top = rows[0]?.top ?? anchorTop;
  for (const packed of [...above].reverse()) {
    const { cells, headings } = headed(packed);
    const picturesTop = top - options.gap - packed.height;
    top = picturesTop - (headings.length > 0 ? options.headingHeight : 0);
    earlier.push({ top, picturesTop, height: packed.height, headings, cells });
  }
  return [...earlier.reverse(), ...rows];
}

function headedCells(
  shown: readonly Shown[],
  { start, end, height, full }: Packed,
  { width, gap }: LayoutOptions,
): { cells: Cell[]; headings: Heading[] } {
  const cells: Cell[] = [];
  const headings: Heading[] = [];
  let left = 0;
  for (let index = start; index < end; index++) {
    const natural = Math.round(shownShape(shown[index]?.shape) * height);
    const cellWidth = full && index === end - 1 ? width - left : natural;
    cells.push({ index, left, width: cellWidth });
    if (beginsDay(shown, index)) {
      const before = headings.at(-1);
      if (before) before.width = left - before.left - gap;
      headings.push({ index, left, width: width - left });
    }
    left += cellWidth + gap;
  }
  return { cells, headings };
}

function beginsDay(shown: readonly Shown[], index: number): boolean {
  const day = shown[index]?.day;
  return day !== undefined && day !== shown[index - 1]?.day;
}
