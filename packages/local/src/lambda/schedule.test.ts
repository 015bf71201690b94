import { afterEach, expect, test, vi } from "vitest";
import { startSchedule } from "./schedule.ts";

afterEach(() => {
  vi.useRealTimers();
});

test("calls its function a minute after the start and then at every interval, until it is ended", () => {
  vi.useFakeTimers();
  const called: string[] = [];
  const end = new AbortController();
  const invocations = { accept: (name: string) => void called.push(name) };

  startSchedule(invocations, { functionName: "tidy", everyHours: 24 }, end.signal);
  expect(called).toEqual([]);
  vi.advanceTimersByTime(61_000);
  expect(called).toEqual(["tidy"]);
  vi.advanceTimersByTime(48 * 3_600_000);
  expect(called).toEqual(["tidy", "tidy", "tidy"]);
  end.abort();
  vi.advanceTimersByTime(48 * 3_600_000);
  expect(called).toHaveLength(3);
});
