import { type RefObject, useLayoutEffect } from "react";
import type { Beginning } from "./anchor.ts";
import { gridMetrics } from "./grid-metrics.ts";
import type { ImageList } from "./image-list.ts";
import { type NearRow, nearRows } from "./near-rows.ts";
import type { Row } from "./row-layout.ts";
import { bottomOf } from "./rows.ts";
import { indexOfDay, type TimeScale } from "./time-scale.ts";
import { type CanvasScale, useCanvasScale } from "./use-canvas-scale.ts";
import { useGridAnchor } from "./use-grid-anchor.ts";
import { useNearScreen } from "./use-near-screen.ts";
import { useRows } from "./use-rows.ts";
import { useSteadyView } from "./use-steady-view.ts";
import { useWidth } from "./use-width.ts";

/** The canvas of a result: as high as all of it, with what is loaded laid out on it. */
export interface GridCanvas extends Omit<CanvasScale, "pitch"> {
  rows: readonly Row[];
  /** Those of them that are near the screen. */
  near: readonly NearRow[];
  /** Part of the canvas that is laid out. */
  top: number;
  bottom: number;
  /** Space for the names of days; 0 where days are not told apart. */
  headingHeight: number;
  /** An index among the items, plus this, is the place in the whole result; undefined while that is not known. */
  offset: number | undefined;
  /** Part of the canvas that is near the screen. */
  from: number;
  to: number;
  /** Where the next list is to begin on the canvas. */
  begin: (beginning: Beginning) => void;
}

/** Lays out what is loaded on a canvas for the whole result, and keeps what is on the screen where it is. */
export function useGridCanvas(
  ref: RefObject<HTMLElement | null>,
  list: ImageList,
  scale: TimeScale | undefined,
  dated: boolean,
): GridCanvas {
  const width = useWidth(ref);
  const metrics = gridMetrics(width);
  const headingHeight = dated ? metrics.headingHeight : 0;
  const anchor = useGridAnchor(list, headingHeight);
  const rows = useRows(list, anchor, { ...metrics, width, headingHeight, dated });
  const loaded = { from: rows[0]?.top ?? 0, to: bottomOf(rows.at(-1)) };
  const { ready, seen } = useNearScreen(ref, {
    key: `${list.key}\n${list.items.length > 0}`,
    // Who has gone to a date sees the rest a frame later rather than all of it in a frame that takes too long.
    inHalves: list.seek !== undefined,
    laid: loaded,
  });
  const offset = offsetOf(anchor, list);
  const guess = (metrics.targetHeight ** 2 * usualShape) / Math.max(1, width);
  const { pitch, ...canvas } = useCanvasScale(rows, { list, dated, offset: offset ?? 0, guess });
  const laid = { rows, width, atStart: !list.hasEarlier, screen: window.innerHeight };
  const moveBy = useSteadyView(ref, laid, (shift) =>
    anchor.change((now) => now && { ...now, top: now.top + shift }),
  );
  useLayoutEffect(() => anchor.laidOut(rows));
  useLayoutEffect(() => {
    if (!scale || list.seek === undefined || anchor.place !== undefined || rows.length === 0) return;
    const place = indexOfDay(scale, list.seek) + anchor.index;
    anchor.change((now) => now && { ...now, place });
    moveBy(Math.round(place * pitch) - anchor.top);
  });
  return {
    ...canvas,
    ...{ rows, headingHeight, offset, ...ready },
    near: nearRows(rows, ready, seen),
    top: loaded.from,
    bottom: loaded.to,
    begin: anchor.begin,
  };
}

/** Sure at either end of the result; between them a place is judged by the day it was asked for by. */
function offsetOf(
  { index, place }: { index: number; place: number | undefined },
  { items, total, hasEarlier, hasMore }: ImageList,
): number | undefined {
  if (!hasEarlier) return 0;
  if (!hasMore && total !== undefined) return total - items.length;
  return place === undefined ? undefined : place - index;
}

/** Width by height of most photographs. */
const usualShape = 1.4;
