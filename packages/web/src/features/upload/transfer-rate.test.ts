import { expect, test } from "vitest";
import { TransferRate } from "./transfer-rate.ts";

function rateOf(samples: [at: number, bytes: number][]): number | undefined {
  const rate = new TransferRate();
  for (const [at, bytes] of samples) rate.note(bytes, at);
  return rate.perSecond();
}

test("the rate is what went out in the last seconds", () => {
  const before: [number, number][] = [
    [0, 0],
    [1_000, 9_000_000],
  ];
  const since = Array.from({ length: 11 }, (_, index): [number, number] => [
    10_000 + 1_000 * index,
    9_000_000 + 2_000 * index,
  ]);

  expect(rateOf([...before, ...since])).toBe(2_000);
});

test("nothing is said too early, or while nothing moves", () => {
  expect(rateOf([])).toBeUndefined();
  expect(
    rateOf([
      [0, 0],
      [1_900, 500],
    ]),
  ).toBeUndefined();
  expect(
    rateOf([
      [0, 500],
      [4_000, 500],
    ]),
  ).toBeUndefined();
});

test("news in between are one sample", () => {
  expect(
    rateOf([
      [0, 0],
      [100, 90_000],
      [2_000, 4_000],
    ]),
  ).toBe(2_000);
});
