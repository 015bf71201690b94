import { describe, expect, test } from "vitest";
import { barsOf } from "./growth-bars.ts";

describe("the bars of a library's growth", () => {
  test("are its months in order, with those that have none", () => {
    const months = [
      { month: "2024-02", count: 5 },
      { month: "2023-11", count: 2 },
    ];

    expect(barsOf(months)).toEqual([
      { period: "2023-11", count: 2 },
      { period: "2023-12", count: 0 },
      { period: "2024-01", count: 0 },
      { period: "2024-02", count: 5 },
    ]);
  });

  test("are its years where the months are too many", () => {
    const months = [
      { month: "2024-02", count: 5 },
      { month: "2024-01", count: 1 },
      { month: "2018-12", count: 7 },
    ];

    expect(barsOf(months)).toEqual([
      { period: "2018", count: 7 },
      ...["2019", "2020", "2021", "2022", "2023"].map((period) => ({ period, count: 0 })),
      { period: "2024", count: 6 },
    ]);
  });

  test("are none for an empty library", () => {
    expect(barsOf([])).toEqual([]);
  });
});
