import type { Row } from "./row-layout.ts";

/** Where the pictures of a row end on the canvas; 0 where there is no row. */
export function bottomOf(row: Row | undefined): number {
  return row ? row.picturesTop + row.height : 0;
}

/** Index of the first picture of a row; 0 where there is no row. */
export function firstIndexOf(row: Row | undefined): number {
  return row?.cells[0]?.index ?? 0;
}

/** Index behind the last picture of a row; 0 where there is no row. */
export function endIndexOf(row: Row | undefined): number {
  return (row?.cells.at(-1)?.index ?? -1) + 1;
}

/** The row that holds the picture with an index, if it is laid out. */
export function rowOf(rows: readonly Row[], index: number): Row | undefined {
  return rows.find(({ cells }) => cells.some((cell) => cell.index === index));
}
