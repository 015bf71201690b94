import { expect, test } from "vitest";
import { RateMeter } from "./rate.ts";

/** A meter that was told every second, from 0 to `seconds`, of so many bytes and half as much work a second. */
function newMeter(seconds: number, bytesAt: (second: number) => number): RateMeter {
  const meter = new RateMeter();
  for (let second = 0; second <= seconds; second++) {
    meter.add(second * 1000, bytesAt(second), bytesAt(second) / 2);
  }
  return meter;
}

test("tells bytes a second, and the time that the rest of the work takes", () => {
  const meter = newMeter(10, (second) => second * 100);

  expect(meter.bytesPerSecond).toBe(100);
  expect(meter.secondsLeft(500)).toBe(10);
});

test("forgets what was longer ago than 20 s", () => {
  const meter = newMeter(60, (second) => (second < 30 ? second * 1000 : 30_000 + (second - 30) * 10));

  expect(meter.bytesPerSecond).toBe(10);
});

test("says nothing at the beginning, and of a standstill that nobody knows when it ends", () => {
  expect(newMeter(1, (second) => second * 100).secondsLeft(500)).toBeUndefined();
  expect(newMeter(60, () => 7).secondsLeft(500)).toBeUndefined();
});

test("bytes of a try that failed do not make the pace negative", () => {
  expect(newMeter(10, (second) => 1000 - second).bytesPerSecond).toBe(0);
});
