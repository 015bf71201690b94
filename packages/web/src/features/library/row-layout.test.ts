import { describe, expect, test } from "vitest";
import { type Anchor, type LayoutOptions, layoutRows, type Row, type Shown } from "./row-layout.ts";

const options: LayoutOptions = {
  width: 1000,
  gap: 10,
  targetHeight: 200,
  headingHeight: 30,
  openStart: false,
  openEnd: false,
};
const start: Anchor = { index: 0, top: 30 };

/** Numbers in [0, 1) that are the same in every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function pictures(count: number, seed = 1): Shown[] {
  const random = chance(seed);
  let day = 0;
  return Array.from({ length: count }, () => {
    if (random() < 0.3) day++;
    return { shape: 0.3 + random() * 2.5, day: `day ${day}` };
  });
}

const indexes = (rows: readonly Row[]) => rows.flatMap(({ cells }) => cells.map(({ index }) => index));
const upTo = (count: number, from = 0) => Array.from({ length: count - from }, (_, offset) => from + offset);

describe("layoutRows", () => {
  test.each([1, 2, 3, 4, 5])("places every picture once, in order, from any anchor (%d)", (seed) => {
    const random = chance(seed);
    const shown = pictures(20 + Math.floor(random() * 200), seed);
    const anchor = { index: Math.floor(random() * shown.length), top: 5_000 };

    expect(indexes(layoutRows(shown, anchor, options))).toEqual(upTo(shown.length));
  });

  test.each([1, 2, 3])("fills rows to the same edge with equal gaps (%d)", (seed) => {
    const rows = layoutRows(pictures(90, seed), { index: 45, top: 5_000 }, options);

    for (const { cells } of rows.slice(1, -1)) {
      const last = cells.at(-1);
      expect(cells[0]?.left).toBe(0);
      expect((last?.left ?? 0) + (last?.width ?? 0)).toBe(1000);
      for (const [position, cell] of cells.slice(1).entries()) {
        const previous = cells[position];
        expect(cell.left - ((previous?.left ?? 0) + (previous?.width ?? 0))).toBe(10);
      }
    }
  });

  test("puts rows below each other, with space for the days that begin in them", () => {
    const rows = layoutRows(pictures(90), { index: 45, top: 5_000 }, options);

    for (const [position, row] of rows.entries()) {
      expect(row.picturesTop - row.top).toBe(row.headings.length > 0 ? 30 : 0);
      const next = rows[position + 1];
      if (next) expect(next.top).toBe(row.picturesTop + row.height + 10);
    }
  });

  test("keeps rows near the wished height", () => {
    for (const row of layoutRows(pictures(200), start, options).slice(0, -1)) {
      expect(row.height).toBeGreaterThan(120);
      expect(row.height).toBeLessThan(310);
    }
  });

  test.each([1, 2, 3, 4])("moves no row when pictures come at either end (%d)", (seed) => {
    const shown = pictures(300, seed);
    const open = { ...options, openStart: true, openEnd: true };
    const before = layoutRows(shown.slice(100, 200), { index: 30, top: 9_000 }, open);
    const after = layoutRows(shown, { index: 130, top: 9_000 }, open);

    const moved = new Map(after.map((row) => [row.cells[0]?.index, row]));
    for (const row of before.slice(1)) {
      const first = (row.cells[0]?.index ?? 0) + 100;
      expect(moved.get(first)?.picturesTop).toBe(row.picturesTop);
      expect(moved.get(first)?.cells).toEqual(
        row.cells.map((cell) => ({ ...cell, index: cell.index + 100 })),
      );
    }
  });

  test("leaves out a row that waits for more, at either end", () => {
    const open = { ...options, openStart: true, openEnd: true };
    const shown = Array.from({ length: 21 }, () => ({ shape: 1, day: undefined }));

    // Five fill a row: 8 before the anchor make one row and a rest, 13 from it on make two and a rest.
    expect(indexes(layoutRows(shown, { index: 8, top: 0 }, open))).toEqual(upTo(18, 3));
  });

  test("gives what is too little for a first row to the next", () => {
    const shown = Array.from({ length: 16 }, () => ({ shape: 1, day: undefined }));
    const [first] = layoutRows(shown, { index: 11, top: 5_000 }, options);

    expect(first?.cells.map(({ index }) => index)).toEqual(upTo(6));
    expect((first?.cells.at(-1)?.left ?? 0) + (first?.cells.at(-1)?.width ?? 0)).toBe(1000);
  });

  test("does not stretch a short last row", () => {
    expect(layoutRows([{ shape: 1.5, day: undefined }], { index: 0, top: 0 }, options)).toEqual([
      { top: 0, picturesTop: 0, height: 200, headings: [], cells: [{ index: 0, left: 0, width: 300 }] },
    ]);
  });

  test("shows what there is when not even one row is full", () => {
    const shown = pictures(2);
    expect(indexes(layoutRows(shown, start, { ...options, openEnd: true }))).toEqual([0, 1]);
  });

  test("names each day over its first picture, as wide as there is room", () => {
    const shown = ["a", "a", "b", "b", "c"].map((day) => ({ shape: 1, day }));
    const [row] = layoutRows(shown, start, options);

    expect(row?.headings).toEqual([
      { index: 0, left: 0, width: 394 },
      { index: 2, left: 404, width: 394 },
      { index: 4, left: 808, width: 192 },
    ]);
  });

  test("cuts extreme and unreadable shapes", () => {
    const shown = [30, 0.01, Number.NaN].map((shape) => ({ shape, day: undefined }));
    const [row] = layoutRows(shown, start, { ...options, width: 5_000 });

    expect(row?.cells.map(({ width }) => width)).toEqual([680, 90, 200]);
  });

  test("is empty without width or pictures", () => {
    expect(layoutRows(pictures(2), start, { ...options, width: 0 })).toEqual([]);
    expect(layoutRows([], start, options)).toEqual([]);
  });
});
