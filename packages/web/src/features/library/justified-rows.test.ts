import { describe, expect, test } from "vitest";
import { justifiedRows } from "./justified-rows.ts";

const options = { width: 1000, gap: 10, targetHeight: 200, open: false };
const shapes = (count: number) =>
  Array.from({ length: count }, (_, index) => [1.5, 0.75, 1.33, 1, 2][index % 5] ?? 1);

describe("justifiedRows", () => {
  test("fills every row but the last to the same edge, with equal gaps", () => {
    const { rows } = justifiedRows(shapes(40), options);

    for (const { cells } of rows.slice(0, -1)) {
      const last = cells.at(-1);
      expect(cells[0]?.left).toBe(0);
      expect((last?.left ?? 0) + (last?.width ?? 0)).toBe(1000);
      for (const [position, cell] of cells.slice(1).entries()) {
        const previous = cells[position];
        expect(cell.left - ((previous?.left ?? 0) + (previous?.width ?? 0))).toBe(10);
      }
    }
  });

  test("places every picture once, in order", () => {
    const { rows } = justifiedRows(shapes(37), options);

    expect(rows.flatMap((row) => row.cells.map((cell) => cell.index))).toEqual([...Array(37).keys()]);
  });

  test("keeps full rows near the wished height", () => {
    const { rows } = justifiedRows(shapes(60), options);

    for (const row of rows.slice(0, -1)) {
      expect(row.height).toBeGreaterThan(140);
      expect(row.height).toBeLessThan(290);
    }
  });

  test("does not stretch a short last row", () => {
    const { rows } = justifiedRows([1.5], options);

    expect(rows).toEqual([{ top: 0, height: 200, cells: [{ index: 0, left: 0, width: 300 }] }]);
  });

  test("holds a last row back while more pictures follow, so that rows shown never move", () => {
    const first = justifiedRows(shapes(23), { ...options, open: true });
    const second = justifiedRows(shapes(60), { ...options, open: true });

    expect(first.rows.length).toBeGreaterThan(2);
    expect(second.rows.slice(0, first.rows.length)).toEqual(first.rows);
  });

  test("shows what there is when not even one row is full", () => {
    expect(justifiedRows([1, 1], { ...options, open: true }).rows).toHaveLength(1);
  });

  test("cuts extreme and unreadable shapes", () => {
    const { rows } = justifiedRows([30, 0.01, Number.NaN], { ...options, width: 5000 });

    expect(rows[0]?.cells.map((cell) => cell.width)).toEqual([680, 90, 200]);
  });

  test("is empty without width or pictures", () => {
    expect(justifiedRows([1, 1], { ...options, width: 0 })).toEqual({ rows: [], height: 0 });
    expect(justifiedRows([], options)).toEqual({ rows: [], height: 0 });
  });
});
