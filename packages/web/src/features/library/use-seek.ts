import type { RefObject } from "react";
import { endIndexOf, firstIndexOf } from "./rows.ts";
import { dayAt, indexOfDay, type TimeScale } from "./time-scale.ts";
import type { GridCanvas } from "./use-grid-canvas.ts";
import { scrollToHeight } from "./view-top.ts";

/** Goes to a place of the result: at once where it is laid out, else by asking for the part that it lies in. */
export function useSeek(
  element: RefObject<HTMLElement | null>,
  canvas: GridCanvas,
  scale: TimeScale | undefined,
  onSeek: (day: string | undefined) => void,
): (place: number) => void {
  return (place) => {
    const grid = element.current;
    if (!grid) return;
    const { rows, offset, headingHeight } = canvas;
    const isLaidOut =
      offset !== undefined &&
      place >= offset + firstIndexOf(rows[0]) &&
      place < offset + endIndexOf(rows.at(-1));
    if (isLaidOut) {
      if (place <= 0) return window.scrollTo({ top: 0, behavior: "instant" });
      return scrollToHeight(grid, canvas.topOf(place));
    }
    const day = place <= 0 || !scale ? undefined : dayAt(scale, place);
    const begins = day === undefined || !scale ? 0 : indexOfDay(scale, day);
    const y = begins === 0 ? 0 : canvas.topOf(begins);
    canvas.begin({ top: y + headingHeight, place: begins });
    onSeek(begins === 0 ? undefined : day);
    if (y === 0) window.scrollTo({ top: 0, behavior: "instant" });
    else scrollToHeight(grid, y);
  };
}
