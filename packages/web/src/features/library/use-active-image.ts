import { type FocusEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { ImageList } from "./image-list.ts";
import { bottomOf, rowOf } from "./rows.ts";
import { imageOf, tileOf } from "./tiles.ts";
import type { GridCanvas } from "./use-grid-canvas.ts";
import { scrollToHeight, viewTopOf } from "./view-top.ts";

interface ActiveImage {
  active: string | undefined;
  /** Brings an image that is loaded into view and puts the keyboard's focus on it. */
  reveal: (imageId: string) => void;
  onFocus: (event: FocusEvent) => void;
}

/** The image that the keyboard is at, which has the focus as soon as it is in the document. */
export function useActiveImage(
  element: RefObject<HTMLElement | null>,
  canvas: GridCanvas,
  list: ImageList,
): ActiveImage {
  const [active, setActive] = useState<string>();
  const wanted = useRef<string>(undefined);
  const goTo = (imageId: string) => {
    wanted.current = imageId;
    setActive(imageId);
  };
  useSuccessor(list, active, goTo);
  useLayoutEffect(() => {
    const tile = wanted.current === undefined ? undefined : tileOf(element.current, wanted.current);
    if (!tile) return;
    wanted.current = undefined;
    tile.focus({ preventScroll: true });
  });

  const reveal = (imageId: string) => {
    const grid = element.current;
    const index = list.items.findIndex((item) => item.imageId === imageId);
    const row = rowOf(canvas.rows, index);
    if (!row || !grid) return;
    const y = viewTopOf(grid);
    const seen = window.innerHeight - (y + grid.getBoundingClientRect().top);
    if (row.picturesTop < y) scrollToHeight(grid, row.top);
    else if (bottomOf(row) > y + seen) scrollToHeight(grid, bottomOf(row) - seen + below);
    goTo(imageId);
    tileOf(grid, imageId)?.focus({ preventScroll: true });
  };
  const onFocus = ({ target }: FocusEvent) => {
    const imageId = imageOf(target);
    if (imageId !== undefined) setActive(imageId);
  };
  return { active, reveal, onFocus };
}

/** Space kept free below a row that is brought into view, in pixels. */
const below = 24;

/** When the image that has the keyboard's focus goes, the one that takes its place gets it. */
function useSuccessor(list: ImageList, active: string | undefined, onNext: (imageId: string) => void): void {
  const index = useRef(-1);
  useLayoutEffect(() => {
    const now = active === undefined ? -1 : list.items.findIndex(({ imageId }) => imageId === active);
    const next = list.items[Math.min(index.current, list.items.length - 1)];
    if (now < 0 && index.current >= 0 && next && document.activeElement === document.body)
      onNext(next.imageId);
    index.current = now;
  });
}
