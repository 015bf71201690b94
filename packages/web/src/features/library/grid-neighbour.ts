import type { ImageItem } from "@image-content-search/core/contract";
import type { Row } from "./row-layout.ts";
import { firstIndexOf } from "./rows.ts";

export type Arrow = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown";

/** The image that an arrow key leads to from another one; the first one laid out when there is no other. */
export function neighbourOf(
  rows: readonly Row[],
  items: readonly Pick<ImageItem, "imageId">[],
  from: string | undefined,
  arrow: Arrow,
): string | undefined {
  const index = items.findIndex(({ imageId }) => imageId === from);
  const rowIndex = rows.findIndex(({ cells }) => cells.some((cell) => cell.index === index));
  const cell = rows[rowIndex]?.cells.find((candidate) => candidate.index === index);
  if (!cell) return items[firstIndexOf(rows[0])]?.imageId;
  if (arrow === "ArrowLeft") return items[index - 1]?.imageId;
  if (arrow === "ArrowRight") return items[index + 1]?.imageId;
  const other = rows[rowIndex + (arrow === "ArrowDown" ? 1 : -1)];
  const middle = cell.left + cell.width / 2;
  const over = other?.cells.findLast(({ left }) => left <= middle) ?? other?.cells[0];
  return over && items[over.index]?.imageId;
}
