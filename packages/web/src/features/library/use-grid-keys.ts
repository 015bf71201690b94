import type { RefObject } from "react";
import { isTyping } from "../../lib/is-typing.ts";
import { useWindowEvent } from "../../lib/use-window-event.ts";
import type { Arrow } from "./grid-neighbour.ts";
import type { End } from "./use-ends.ts";

interface GridKeys {
  element: RefObject<HTMLElement | null>;
  covered: boolean;
  selecting: boolean;
  /** The image that the keyboard is at. */
  active: string | undefined;
  onMove: (key: Arrow | End) => void;
  onSelect: (imageId: string, range: boolean) => void;
  /** The images are to be trashed: those that are selected, else the one that the keyboard is at. */
  onTrash: () => void;
  onSelectAll: () => void;
  onClear: () => void;
}

const moves = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"] as const;

/** The keys of the grid; they act while the focus is in it or nowhere. */
export function useGridKeys(keys: GridKeys): void {
  useWindowEvent("keydown", (event) => {
    const { target } = event;
    if (keys.covered || event.defaultPrevented || event.altKey || isTyping(target)) return;
    const inGrid = target instanceof Node && keys.element.current?.contains(target);
    if (!inGrid && target !== document.body) return;
    if (act(event, keys)) event.preventDefault();
  });
}

/** Whether the key meant something. */
function act(event: KeyboardEvent, keys: GridKeys): boolean {
  const { key, shiftKey } = event;
  if (event.ctrlKey || event.metaKey) {
    if (key.toLowerCase() !== "a") return false;
    keys.onSelectAll();
    return true;
  }
  const move = moves.find((candidate) => candidate === key);
  if (move) {
    keys.onMove(move);
    return true;
  }
  if (key.toLowerCase() === "x" && keys.active !== undefined) {
    keys.onSelect(keys.active, shiftKey);
    return true;
  }
  if (key === "Delete" && (keys.selecting || keys.active !== undefined)) {
    keys.onTrash();
    return true;
  }
  if (key !== "Escape" || !keys.selecting) return false;
  keys.onClear();
  return true;
}
