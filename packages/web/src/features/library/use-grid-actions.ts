import type { FocusEvent, MouseEvent, RefObject } from "react";
import { dayOfItem } from "../../lib/day-words.ts";
import { neighbourOf } from "./grid-neighbour.ts";
import type { ImageList } from "./image-list.ts";
import {
  extendedTo,
  isAnySelected,
  nothingSelected,
  type Selection,
  toggled,
  toggledAll,
} from "./selection.ts";
import { useActiveImage } from "./use-active-image.ts";
import { useEnds } from "./use-ends.ts";
import type { GridCanvas } from "./use-grid-canvas.ts";
import { useGridClicks } from "./use-grid-clicks.ts";
import { useGridKeys } from "./use-grid-keys.ts";

interface GridActionsOptions {
  list: ImageList;
  selection: Selection;
  covered: boolean;
  onSelect: (selection: Selection) => void;
  /** What is selected is to be trashed. */
  onTrash: () => void;
  /** Whether one can go to where nothing is loaded. */
  canJump: boolean;
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
  { list, selection, covered, onSelect, onTrash, canJump, seekTo }: GridActionsOptions,
): GridActions {
  const { active, reveal, onFocus } = useActiveImage(element, canvas, list);
  const goToEnd = useEnds(canvas, { list, canJump, seekTo, reveal });
  const selecting = isAnySelected(selection);
  const select = (imageId: string, range: boolean) =>
    onSelect((range ? extendedTo : toggled)(selection, imageId, idsOf(list.items)));
  const selectDay = (day: string) =>
    onSelect(toggledAll(selection, idsOf(list.items.filter((item) => dayOfItem(item) === day))));

  useGridKeys({
    element,
    covered,
    selecting,
    active,
    onMove: (key) => {
      if (key === "Home" || key === "End") return goToEnd(key);
      const next = neighbourOf(canvas.rows, list.items, active, key);
      if (next !== undefined) reveal(next);
    },
    onSelect: select,
    onTrash: () => {
      if (!selecting && active !== undefined) select(active, false);
      onTrash();
    },
    onSelectAll: () => onSelect({ kind: "all" }),
    onClear: () => onSelect(nothingSelected),
  });
  const clicks = useGridClicks({ selecting, onSelect: select, onSelectDay: selectDay });
  return { active, reveal, onFocus, ...clicks };
}

function idsOf(items: ImageList["items"]): string[] {
  return items.map(({ imageId }) => imageId);
}
