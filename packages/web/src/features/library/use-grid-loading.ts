import { type RefObject, useEffect } from "react";
import { useDelay } from "../../lib/use-delay.ts";
import type { ImageList } from "./image-list.ts";
import type { TimeScale } from "./time-scale.ts";
import type { GridCanvas } from "./use-grid-canvas.ts";
import { viewTopOf } from "./view-top.ts";

/** Screens that are loaded ahead of what is seen, and from where on another part of the result is asked for. */
const ahead = 2;
const far = 4;
const pause = 80;

interface Loading {
  list: ImageList;
  scale: TimeScale | undefined;
  covered: boolean;
  seekTo: (place: number) => void;
}

/** Loads what comes near the screen; where somebody has gone far beyond what is loaded, the part that lies there. */
export function useGridLoading(
  element: RefObject<HTMLElement | null>,
  canvas: GridCanvas,
  { list, scale, covered, seekTo }: Loading,
): void {
  const { later, cancel } = useDelay();
  const { from, to, top, bottom, rows } = canvas;
  useEffect(() => {
    cancel();
    if (covered || list.loading || list.stale || list.partFailed) return;
    // Somebody went beyond the last: what lies before is the end of the result.
    if (list.items.length === 0 && list.hasEarlier) list.loadEarlier();
    if (rows.length === 0) return;
    const screen = window.innerHeight;
    const beyond = Math.max(from - bottom, top - to);
    if (scale && beyond > far * screen) {
      // Not while somebody still drags.
      later(() => {
        if (element.current) seekTo(canvas.placeAt(viewTopOf(element.current)));
      }, pause);
    } else if (list.hasMore && bottom - to < ahead * screen) list.loadMore();
    else if (list.hasEarlier && from - top < ahead * screen) list.loadEarlier();
  });
}
