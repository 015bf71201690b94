import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from "react";
import { dayOfItem } from "../../lib/day-words.ts";
import { anchorOf, type Beginning, type GridAnchor, type LastLayout } from "./anchor.ts";
import { bottomOf, canvasHeight, heightAt, indexAt, type LaidOut, pitchOf } from "./canvas-scale.ts";
import { gridMetrics } from "./grid-metrics.ts";
import type { ImageList } from "./image-list.ts";
import { placeOf } from "./list-place.ts";
import { layoutRows, type Row } from "./row-layout.ts";
import { indexOfDay, type TimeScale } from "./time-scale.ts";
import { useGridView } from "./use-grid-view.ts";
import { useSteadyView } from "./use-steady-view.ts";

export interface GridCanvas {
  /** Height of the whole result in pixels, estimated where nothing is loaded. */
  height: number;
  rows: readonly Row[];
  /** Those of them that are near the screen. */
  near: readonly Row[];
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
  /** Which image of the whole result lies at a height, about. */
  placeAt: (y: number) => number;
  /** Where an image of the whole result lies, about. */
  topOf: (place: number) => number;
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
  const { width, from, to } = useGridView(ref);
  const { gap, targetHeight, headingHeight } = gridMetrics(width);
  const headed = dated ? headingHeight : 0;
  const wanted = useRef<Beginning>(undefined);
  const last = useRef<LastLayout>(undefined);
  const [anchor, setAnchor] = useState<GridAnchor>();
  const usual = {
    imageId: placeOf(history.state)?.imageId,
    top: headed,
    place: list.seek === undefined ? 0 : undefined,
  };
  const settled = anchorOf(anchor, list, last.current, wanted.current ?? usual);
  if (settled !== anchor) setAnchor(settled);

  const index = useMemo(
    () =>
      Math.max(
        0,
        list.items.findIndex(({ imageId }) => imageId === settled?.imageId),
      ),
    [list.items, settled?.imageId],
  );
  const top = settled?.top ?? headed;
  const rows = useMemo(() => {
    const shown = list.items.map((item) => ({
      shape: item.width / item.height,
      day: dated ? dayOfItem(item) : undefined,
    }));
    const options = { width, gap, targetHeight, headingHeight: headed };
    return layoutRows(
      shown,
      { index, top },
      { ...options, openStart: list.hasEarlier, openEnd: list.hasMore },
    );
  }, [list.items, list.hasEarlier, list.hasMore, dated, width, gap, targetHeight, headed, index, top]);

  const offset = offsetOf(settled, index, list.hasEarlier);
  const laidOut: LaidOut = {
    rows,
    first: (offset ?? 0) + (rows[0]?.cells[0]?.index ?? 0),
    end: (offset ?? 0) + (rows.at(-1)?.cells.at(-1)?.index ?? -1) + 1,
    // In an order other than time nobody can go where nothing is loaded.
    total: dated ? (list.total ?? 0) : 0,
    screen: window.innerHeight,
  };
  const pitch = pitchOf(laidOut, (targetHeight * targetHeight * usualShape) / Math.max(1, width));
  const height = useKept(canvasHeight(laidOut, pitch, list.hasMore), list.items.length > 0);

  const moveBy = useSteadyView(
    ref,
    { rows, width, atStart: !list.hasEarlier, screen: laidOut.screen },
    (shift) => setAnchor((now) => now && { ...now, top: now.top + shift }),
  );
  useLayoutEffect(() => {
    last.current = { rows, items: list.items, index };
    if (list.items.length > 0) wanted.current = undefined;
  });
  useLayoutEffect(() => {
    if (!scale || list.seek === undefined || offset !== undefined || rows.length === 0) return;
    const place = indexOfDay(scale, list.seek) + index;
    setAnchor((now) => now && { ...now, place });
    moveBy(Math.round(place * pitch) - top);
  });

  return {
    height,
    rows,
    near: rows.filter((row) => bottomOf(row) >= from && row.top <= to),
    top: rows[0]?.top ?? 0,
    bottom: bottomOf(rows.at(-1)),
    headingHeight: headed,
    offset,
    from,
    to,
    placeAt: (y) => indexAt(laidOut, y, pitch),
    topOf: (place) => heightAt(laidOut, place, pitch),
    begin: (beginning) => {
      wanted.current = beginning;
    },
  };
}

function offsetOf(anchor: GridAnchor | undefined, index: number, hasEarlier: boolean): number | undefined {
  if (!hasEarlier) return 0;
  return anchor?.place === undefined ? undefined : anchor.place - index;
}

/** Width by height of most photographs. */
const usualShape = 1.4;

/** The value, or the last one while there is none. */
function useKept(value: number, isThere: boolean): number {
  const kept = useRef(value);
  if (isThere) kept.current = value;
  return kept.current;
}
