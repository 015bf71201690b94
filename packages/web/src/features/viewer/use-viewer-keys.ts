import { type TouchEvent, useRef } from "react";
import { isTyping } from "../../lib/is-typing.ts";
import { useWindowEvent } from "../../lib/use-window-event.ts";
import { zoomFactorOf } from "./zoom.ts";

/** What keys and swipes can do; undefined where there is no neighbour. */
export interface ViewerActions {
  close: () => void;
  toggleBoxes: () => void;
  previous: (() => void) | undefined;
  next: (() => void) | undefined;
}

/** Escape closes, arrows go to the neighbours, B shows or hides the boxes; where text is written, keys write. */
export function useViewerKeys(actions: ViewerActions): void {
  useWindowEvent("keydown", (event) => {
    if (!isPlainKey(event)) return;
    const { close, toggleBoxes, previous, next } = actions;
    const action = { Escape: close, ArrowLeft: previous, ArrowRight: next, b: toggleBoxes }[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}

/** + and − zoom, 0 fits the picture again. */
export function useZoomKeys(zoomBy: (factor: number) => void): void {
  useWindowEvent("keydown", (event) => {
    const factor = isPlainKey(event) ? zoomFactorOf(event.key) : undefined;
    if (factor !== undefined) zoomBy(factor);
  });
}

/** Whether a key is pressed by itself, where no text is written. */
function isPlainKey({ ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey && !isTyping(target);
}

const leastSwipe = 60;

/** Handlers for swiping sideways to the neighbours. */
export function useSwipe({ previous, next }: Pick<ViewerActions, "previous" | "next">) {
  const start = useRef<{ x: number; y: number }>(undefined);
  return {
    onTouchStart: (event: TouchEvent) => {
      const touch = event.touches.item(0);
      start.current =
        touch && event.touches.length === 1 ? { x: touch.clientX, y: touch.clientY } : undefined;
    },
    onTouchEnd: (event: TouchEvent) => {
      const touch = event.changedTouches.item(0);
      if (!touch || !start.current) return;
      const x = touch.clientX - start.current.x;
      const y = touch.clientY - start.current.y;
      if (Math.abs(x) < leastSwipe || Math.abs(x) < 2 * Math.abs(y)) return;
      if (x > 0) previous?.();
      else next?.();
    },
  };
}
