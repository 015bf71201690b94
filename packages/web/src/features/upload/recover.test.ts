import { expect, test } from "vitest";
import { backOff } from "./recover.ts";

test("a connection is left alone for longer each time, half a minute or so at most", () => {
  expect([1, 2, 3, 4, 5, 6, 7, 50].map((failures) => backOff(failures, 0.5))).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
  ]);
  expect([backOff(1, 0), backOff(1, 1)]).toEqual([750, 1_250]);
});
