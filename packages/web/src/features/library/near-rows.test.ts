import { describe, expect, test } from "vitest";
import { nearRows } from "./near-rows.ts";
import type { Row } from "./row-layout.ts";

/** Rows of eight pictures, 100 pixels each, one below the other. */
const rows: Row[] = Array.from({ length: 20 }, (_, place) => ({
  top: place * 100,
  picturesTop: place * 100,
  height: 100,
  headings: [],
  cells: Array.from({ length: 8 }, (_, at) => ({ index: place * 8 + at, left: at * 10, width: 10 })),
}));

const counts = (ready: { from: number; to: number }, seen: { from: number; to: number }) =>
  Object.fromEntries(nearRows(rows, ready, seen).map(({ row, count }) => [row.top, count]));

describe("the rows near the screen", () => {
  test("are whole where they are seen, however little of them", () => {
    const seen = { from: 590, to: 810 };

    expect(counts(seen, seen)).toEqual({ 500: 8, 600: 8, 700: 8, 800: 8 });
  });

  test("have as many pictures as the share of them that is ready where they are not", () => {
    expect(counts({ from: 450, to: 1_025 }, { from: 600, to: 900 })).toEqual({
      400: 4,
      500: 8,
      600: 8,
      700: 8,
      800: 8,
      900: 8,
      1000: 2,
    });
  });

  test("are none that only touch what is ready", () => {
    expect(counts({ from: 600, to: 700 }, { from: 600, to: 700 })).toEqual({ 600: 8 });
  });
});
