import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";
import { dayOfItem } from "../../lib/day-words.ts";
import type { ImageList } from "./image-list.ts";
import { placeOf, type ScrollPlace } from "./list-place.ts";
import { bottomOf, firstIndexOf, rowOf } from "./rows.ts";
import type { GridCanvas } from "./use-grid-canvas.ts";
import { scrollToHeight, viewTopOf } from "./view-top.ts";

const pause = 300;

interface Place {
  list: ImageList;
  dated: boolean;
  covered: boolean;
  onPlace: (day: string | undefined, place: ScrollPlace | undefined) => void;
}

/** Tells where somebody has scrolled to once they stay, and takes them there when they come back. */
export function useGridPlace(
  element: RefObject<HTMLElement | null>,
  canvas: GridCanvas,
  { list, dated, covered, onPlace }: Place,
): void {
  const shown = useReturn(element, canvas, list);
  const tell = useEffectEvent(() => {
    const grid = element.current;
    if (!grid || covered || list.stale || shown.current !== list.key || canvas.rows.length === 0) return;
    const y = viewTopOf(grid);
    const row = canvas.rows.find((candidate) => bottomOf(candidate) > y);
    const item = row && list.items[firstIndexOf(row)];
    if (!row || !item || y <= 0) return onPlace(undefined, undefined);
    const day = dated ? dayOfItem(item) : undefined;
    onPlace(day, { imageId: item.imageId, offset: Math.round(row.picturesTop - y) });
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const onScroll = () => {
      clearTimeout(timer);
      timer = setTimeout(() => tell(), pause);
    };
    addEventListener("scroll", onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      removeEventListener("scroll", onScroll);
    };
  }, []);
}

/** Scrolls to where somebody was in a list, else to where it begins; answers the key of the list that this was done for. */
function useReturn(
  element: RefObject<HTMLElement | null>,
  canvas: GridCanvas,
  list: ImageList,
): RefObject<string | undefined> {
  const shown = useRef<string>(undefined);
  useLayoutEffect(() => {
    const grid = element.current;
    if (!grid || list.stale || canvas.rows.length === 0 || shown.current === list.key) return;
    const first = shown.current === undefined;
    shown.current = list.key;
    const place = placeOf(history.state);
    const index = list.items.findIndex(({ imageId }) => imageId === place?.imageId);
    const row = rowOf(canvas.rows, index);
    if (place && row) scrollToHeight(grid, row.picturesTop - place.offset);
    else if (list.seek !== undefined) scrollToHeight(grid, canvas.top);
    else if (!first && viewTopOf(grid) > 0) scrollToHeight(grid, 0);
  });
  return shown;
}
