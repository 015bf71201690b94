import { expect, test } from "vitest";
import { stretchesOf, type ThroughputSample, withSample } from "./throughput-history.ts";

const newSample = (at: number, perMinute = 1): ThroughputSample => ({ at, perMinute });

test("the history takes a sample in five seconds and forgets those of a quarter of an hour ago", () => {
  let history: readonly ThroughputSample[] = [];
  for (let second = 0; second <= 1_000; second++) history = withSample(history, newSample(1_000 * second));

  expect(history[0]?.at).toBe(100_000);
  expect(history.at(-1)?.at).toBe(1_000_000);
  expect(history).toHaveLength(181);
});

test("a stretch ends where nothing was asked for a while", () => {
  const history = [0, 5_000, 35_000, 70_000, 75_000].map((at) => newSample(at));

  expect(stretchesOf(history).map((stretch) => stretch.map(({ at }) => at))).toEqual([
    [0, 5_000, 35_000],
    [70_000, 75_000],
  ]);
});
