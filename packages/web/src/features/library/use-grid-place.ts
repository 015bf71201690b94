import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { dayOfItem } from "../../lib/day-words.ts";
import { bottomOf } from "./canvas-scale.ts";
import type { ImageList } from "./image-list.ts";
import { placeOf, type ScrollPlace } from "./list-place.ts";
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
  const shown = useRef<string>(undefined);

  useLayoutEffect(() => {
    const grid = element.current;
    if (!grid || list.stale || canvas.rows.length === 0 || shown.current === list.key) return;
    const first = shown.current === undefined;
    shown.current = list.key;
    const place = placeOf(history.state);
    const row = place && rowOf(canvas, list, place.imageId);
    if (row) scrollToHeight(grid, row.picturesTop - place.offset);
    else if (list.seek !== undefined) scrollToHeight(grid, canvas.top);
    else if (!first && viewTopOf(grid) > 0) scrollToHeight(grid, 0);
  });

  const tell = useRef(() => {});
  useEffect(() => {
    tell.current = () => {
      const grid = element.current;
      if (!grid || covered || list.stale || shown.current !== list.key || canvas.rows.length === 0) return;
      const y = viewTopOf(grid);
      const row = canvas.rows.find((candidate) => bottomOf(candidate) > y);
      const item = row && list.items[row.cells[0]?.index ?? 0];
      if (!row || !item || y <= 0) return onPlace(undefined, undefined);
      const day = dated ? dayOfItem(item) : undefined;
      onPlace(day, { imageId: item.imageId, offset: Math.round(row.picturesTop - y) });
    };
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const onScroll = () => {
      clearTimeout(timer);
      timer = setTimeout(() => tell.current(), pause);
    };
    addEventListener("scroll", onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      removeEventListener("scroll", onScroll);
    };
  }, []);
}

function rowOf(canvas: GridCanvas, list: ImageList, imageId: string) {
  const index = list.items.findIndex((item) => item.imageId === imageId);
  return canvas.rows.find(({ cells }) => cells.some((cell) => cell.index === index));
}
