import { useRef } from "react";
import { canvasHeight, heightAt, indexAt, type LaidOut, pitchOf } from "./canvas-scale.ts";
import type { ImageList } from "./image-list.ts";
import type { Row } from "./row-layout.ts";
import { endIndexOf, firstIndexOf } from "./rows.ts";

export interface CanvasScale {
  /** Height of the whole result in pixels, estimated where nothing is loaded. */
  height: number;
  /** Height that an image takes on average. */
  pitch: number;
  /** Which image of the whole result lies at a height, about. */
  placeAt: (y: number) => number;
  /** Where an image of the whole result lies, about. */
  topOf: (place: number) => number;
}

interface CanvasScaleOptions {
  list: ImageList;
  dated: boolean;
  /** An index among the items, plus this, is the place in the whole result. */
  offset: number;
  /** What the pitch is taken to be until rows tell it. */
  guess: number;
}

/** How the places of a result and the heights of its canvas belong together, judged by what is laid out. */
export function useCanvasScale(
  rows: readonly Row[],
  { list, dated, offset, guess }: CanvasScaleOptions,
): CanvasScale {
  const laidOut: LaidOut = {
    rows,
    first: offset + firstIndexOf(rows[0]),
    end: offset + endIndexOf(rows.at(-1)),
    // In an order other than time nobody can go where nothing is loaded.
    total: dated ? (list.total ?? 0) : 0,
    screen: window.innerHeight,
  };
  const pitch = pitchOf(laidOut, guess);
  return {
    height: useKept(canvasHeight(laidOut, pitch, list.hasMore), list.items.length > 0),
    pitch,
    placeAt: (y) => indexAt(laidOut, y, pitch),
    topOf: (place) => heightAt(laidOut, place, pitch),
  };
}

/** The value, or the last one while there is none. */
function useKept(value: number, isThere: boolean): number {
  const kept = useRef(value);
  if (isThere) kept.current = value;
  return kept.current;
}
