import { type FocusEvent, type MouseEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { dayOfItem } from "../../lib/day-words.ts";
import { bottomOf } from "./canvas-scale.ts";
import { neighbourOf } from "./grid-neighbour.ts";
import type { ImageList } from "./image-list.ts";
import { extendedTo, nothingSelected, type Selection, toggled, toggledAll } from "./selection.ts";
import type { GridCanvas } from "./use-grid-canvas.ts";
import { useGridKeys } from "./use-grid-keys.ts";
import { scrollToHeight, viewTopOf } from "./view-top.ts";

interface GridActionsOptions {
  list: ImageList;
  selection: Selection;
  covered: boolean;
  onSelect: (selection: Selection) => void;
  /** What is selected is to be trashed. */
  onDelete: () => void;
  seekTo: (place: number) => void;
}

interface GridActions {
  /** The image that the keyboard is at. */
  active: string | undefined;
  reveal: (imageId: string) => void;
  onClick: (event: MouseEvent) => void;
  onContextMenu: (event: MouseEvent) => void;
  onFocus: (event: FocusEvent) => void;
}

/** What mouse, finger and keyboard do in the grid: open, select, go from image to image. */
export function useGridActions(
  element: RefObject<HTMLElement | null>,
  canvas: GridCanvas,
  { list, selection, covered, onSelect, onDelete, seekTo }: GridActionsOptions,
): GridActions {
  const [, navigate] = useLocation();
  const [active, setActive] = useState<string>();
  const wanted = useRef<string>(undefined);
  useSuccessor(list, active, (imageId) => {
    wanted.current = imageId;
    setActive(imageId);
  });
  const loaded = () => list.items.map(({ imageId }) => imageId);
  const selecting = selection.kind === "all" || selection.ids.size > 0;

  useLayoutEffect(() => {
    const tile = wanted.current === undefined ? undefined : tileOf(element.current, wanted.current);
    if (!tile) return;
    wanted.current = undefined;
    tile.focus({ preventScroll: true });
  });

  const reveal = (imageId: string) => {
    const index = list.items.findIndex((item) => item.imageId === imageId);
    const row = canvas.rows.find(({ cells }) => cells.some((cell) => cell.index === index));
    const grid = element.current;
    if (!row || !grid) return;
    const y = viewTopOf(grid);
    const seen = window.innerHeight - (y + grid.getBoundingClientRect().top);
    if (row.picturesTop < y) scrollToHeight(grid, row.top);
    else if (bottomOf(row) > y + seen) scrollToHeight(grid, bottomOf(row) - seen + below);
    wanted.current = imageId;
    setActive(imageId);
    tileOf(grid, imageId)?.focus({ preventScroll: true });
  };
  const select = (imageId: string, range: boolean) =>
    onSelect((range ? extendedTo : toggled)(selection, imageId, loaded()));

  useGridKeys({
    element,
    covered,
    selecting,
    active,
    onMove: (key) => {
      if (key === "Home") return seekTo(0);
      if (key === "End") return seekTo((list.total ?? list.items.length) - 1);
      const next = neighbourOf(canvas.rows, list.items, active, key);
      if (next !== undefined) reveal(next);
    },
    onSelect: select,
    onDelete: () => {
      if (!selecting && active !== undefined) select(active, false);
      onDelete();
    },
    onSelectAll: () => onSelect({ kind: "all" }),
    onClear: () => onSelect(nothingSelected),
  });

  return {
    active,
    reveal,
    onFocus: ({ target }) => {
      const imageId = imageOf(target);
      if (imageId !== undefined) setActive(imageId);
    },
    onContextMenu: (event) => {
      // A long press selects.
      const imageId = imageOf(event.target);
      if (imageId === undefined || !matchMedia("(pointer: coarse)").matches) return;
      event.preventDefault();
      select(imageId, false);
    },
    onClick: (event) => {
      const { target } = event;
      if (!(target instanceof Element)) return;
      const day = target.closest<HTMLElement>("[data-day]")?.dataset.day;
      if (day !== undefined) {
        const ofDay = list.items.filter((item) => dayOfItem(item) === day);
        return onSelect(
          toggledAll(
            selection,
            ofDay.map(({ imageId }) => imageId),
          ),
        );
      }
      const ticked = target.closest<HTMLElement>("[data-select]")?.dataset.select;
      if (ticked !== undefined) return select(ticked, event.shiftKey);
      const link = target.closest<HTMLAnchorElement>("a[data-image-id]");
      if (!link || event.ctrlKey || event.metaKey || event.button !== 0) return;
      event.preventDefault();
      const imageId = link.dataset.imageId ?? "";
      if (event.shiftKey || selecting) select(imageId, event.shiftKey);
      else navigate(link.getAttribute("href") ?? "/", { state: { inApp: true } });
    },
  };
}

/** When the image that has the keyboard's focus goes, the one that takes its place gets it. */
function useSuccessor(list: ImageList, active: string | undefined, onNext: (imageId: string) => void): void {
  const index = useRef(-1);
  useLayoutEffect(() => {
    const now = list.items.findIndex(({ imageId }) => imageId === active);
    const next = list.items[Math.min(index.current, list.items.length - 1)];
    if (now < 0 && index.current >= 0 && next && document.activeElement === document.body)
      onNext(next.imageId);
    index.current = now;
  });
}

/** Space kept free below a row that is brought into view, in pixels. */
const below = 24;

function tileOf(grid: HTMLElement | null, imageId: string): HTMLElement | null | undefined {
  return grid?.querySelector<HTMLElement>(`[data-image-id="${CSS.escape(imageId)}"]`);
}

function imageOf(target: EventTarget): string | undefined {
  const tile = target instanceof Element ? target.closest<HTMLElement>("[data-image-id]") : undefined;
  return tile?.dataset.imageId;
}
