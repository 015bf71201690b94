import { describe, expect, test } from "vitest";
import { dayAt, indexOfDay, timeScale } from "./time-scale.ts";

const months = [
  { month: "2024-06", count: 30 },
  { month: "2024-04", count: 300 },
  { month: "2023-12", count: 31 },
];
const newest = timeScale({ months }, "newest");
const oldest = timeScale({ months }, "oldest");

describe("a time scale", () => {
  test("knows how many come before each month, in either order", () => {
    expect(newest.months.map(({ before }) => before)).toEqual([0, 30, 330]);
    expect(oldest.months.map(({ before }) => before)).toEqual([0, 31, 331]);
    expect(newest.total).toBe(361);
  });

  test.each([
    ["2024-07-10", 0],
    ["2024-06-30", 0],
    ["2024-06-01", 29],
    ["2024-05-17", 30],
    ["2024-04-30", 30],
    ["2024-04-15", 180],
    ["2024-04", 30],
    ["2024", 330],
    ["2020-01-01", 361],
  ])("from the newest, %s comes after %d images", (day, index) => {
    expect(indexOfDay(newest, day)).toBe(index);
  });

  test.each([
    ["2023-01-01", 0],
    ["2023-12-31", 30],
    ["2024-01-01", 31],
    ["2024-04-16", 181],
    ["2025-01-01", 361],
  ])("from the oldest, %s comes after %d images", (day, index) => {
    expect(indexOfDay(oldest, day)).toBe(index);
  });

  test("finds for each index a day that lies at or before it, within its month", () => {
    for (const scale of [newest, oldest]) {
      for (let index = 0; index < scale.total; index++) {
        const day = dayAt(scale, index) ?? "";
        expect(indexOfDay(scale, day)).toBeLessThanOrEqual(index);
        const month = scale.months.findLast(({ before }) => before <= index);
        expect(day.slice(0, 7)).toBe(month?.month);
      }
    }
  });

  test("takes an index beyond the result for its last image", () => {
    expect(dayAt(newest, 10_000)?.slice(0, 7)).toBe("2023-12");
    expect(dayAt(newest, -5)).toBe("2024-06-30");
  });

  test("has no days in an empty result", () => {
    expect(dayAt(timeScale({ months: [] }, "newest"), 0)).toBeUndefined();
  });
});
