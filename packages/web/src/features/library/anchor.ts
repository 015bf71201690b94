import type { ImageItem } from "@image-content-search/core/contract";
import type { Row } from "./row-layout.ts";
import { firstIndexOf } from "./rows.ts";

/** The image that everything is laid out from: where its pictures begin on the canvas, and its place in the result. */
export interface GridAnchor {
  /** Of the list that it belongs to. */
  key: string;
  imageId: string;
  top: number;
  /** Undefined while it is not known how many come before. */
  place: number | undefined;
}

/** Where a list begins on the canvas. */
export interface Beginning {
  /** The image to lay out from, if it is there; else the first. */
  imageId?: string | undefined;
  /** Of that image's pictures; `place` is that of the list's first. */
  top: number;
  place: number | undefined;
}

/** What was laid out last. */
export interface LastLayout {
  rows: readonly Row[];
  items: readonly ImageItem[];
  /** Index of the anchor among the items. */
  index: number;
}

/**
 * The anchor of a list: the one before while its image is still there, else the first image of a row that is, where it
 * stood; where another list begins. Undefined while there is no image.
 */
export function anchorOf(
  before: GridAnchor | undefined,
  list: { key: string; items: readonly ImageItem[] },
  last: LastLayout | undefined,
  beginning: Beginning,
): GridAnchor | undefined {
  const [first] = list.items;
  if (!first) return before;
  if (before?.key !== list.key) {
    const { top, place } = beginning;
    const index = Math.max(
      0,
      list.items.findIndex(({ imageId }) => imageId === beginning.imageId),
    );
    const { imageId } = list.items[index] ?? first;
    return { key: list.key, imageId, top, place: movedBy(place, index) };
  }
  if (list.items.some(({ imageId }) => imageId === before.imageId)) return before;
  const ids = new Set(list.items.map(({ imageId }) => imageId));
  for (const row of last?.rows ?? []) {
    const index = firstIndexOf(row);
    const imageId = last?.items[index]?.imageId;
    if (last && imageId !== undefined && ids.has(imageId)) {
      return {
        key: list.key,
        imageId,
        top: row.picturesTop,
        place: movedBy(before.place, index - last.index),
      };
    }
  }
  return { ...before, imageId: first.imageId };
}

function movedBy(place: number | undefined, by: number): number | undefined {
  return place === undefined ? undefined : place + by;
}
