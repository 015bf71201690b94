import { useEffect, useRef } from "react";
import { useWindowEvent } from "../../lib/use-window-event.ts";
import type { ImageList } from "./image-list.ts";
import { endIndexOf } from "./rows.ts";
import type { GridCanvas } from "./use-grid-canvas.ts";

export type End = "Home" | "End";

interface EndsOptions {
  list: ImageList;
  /** Whether one can go to where nothing is loaded; else the end is that of what is. */
  canJump: boolean;
  seekTo: (place: number) => void;
  reveal: (imageId: string) => void;
}

/** Goes to the first and the last image of the result: near them at once, to the very one as soon as it is loaded. */
export function useEnds(canvas: GridCanvas, { list, canJump, seekTo, reveal }: EndsOptions) {
  const wanted = useRef<End>(undefined);
  const giveUp = () => {
    wanted.current = undefined;
  };
  useWindowEvent("wheel", giveUp);
  useWindowEvent("pointerdown", giveUp);

  const show = (end: End) => {
    giveUp();
    const image = list.items.at(end === "Home" ? 0 : endIndexOf(canvas.rows.at(-1)) - 1);
    if (image) reveal(image.imageId);
  };
  useEffect(() => {
    const end = wanted.current;
    if (end === undefined || list.loading || list.stale || list.items.length === 0) return;
    if (list.partFailed) giveUp();
    else if (isReached(list, end)) show(end);
    else if (end === "Home") list.loadEarlier();
    else list.loadMore();
  });

  return (end: End): void => {
    if (isReached(list, end) || !canJump) show(end);
    else {
      wanted.current = end;
      seekTo(end === "Home" ? 0 : (list.total ?? list.items.length) - 1);
    }
  };
}

function isReached({ hasEarlier, hasMore }: ImageList, end: End): boolean {
  return end === "Home" ? !hasEarlier : !hasMore;
}
