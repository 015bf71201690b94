import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { log } from "./log.ts";
import { tellIfSlow } from "./tell-if-slow.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Work that takes so many ms, and then answers or fails. */
function working(ms: number, end: () => string = () => "done") {
  return () => new Promise<void>((resolve) => setTimeout(resolve, ms)).then(end);
}

test("says nothing of what ends at once", async () => {
  const tell = vi.fn(async () => {});

  const result = tellIfSlow(working(100), tell);
  await vi.advanceTimersByTimeAsync(10_000);

  expect(await result).toBe("done");
  expect(tell).not.toHaveBeenCalled();
});

test("tells once of what takes long, while it goes on", async () => {
  const tell = vi.fn(async () => {});

  const result = tellIfSlow(working(5_000), tell);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(tell).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(10_000);

  expect(await result).toBe("done");
  expect(tell).toHaveBeenCalledOnce();
});

test("ends after what it told has arrived, though the work was quicker", async () => {
  const ends: string[] = [];
  const tell = () => working(5_000)().then(() => void ends.push("told"));

  const result = tellIfSlow(working(600), tell).then(() => ends.push("ended"));
  await vi.advanceTimersByTimeAsync(10_000);
  await result;

  expect(ends).toEqual(["told", "ended"]);
});

test("does the work though nobody can be told", async () => {
  const warn = vi.spyOn(log, "warn").mockImplementation(() => {});

  const result = tellIfSlow(working(5_000), () => Promise.reject(new Error("The bus is down.")));
  await vi.advanceTimersByTimeAsync(10_000);

  expect(await result).toBe("done");
  expect(warn).toHaveBeenCalledOnce();
});

test("throws what the work throws, and tells nothing afterwards", async () => {
  const tell = vi.fn(async () => {});
  const fail = () => {
    throw new Error("No picture.");
  };

  const result = expect(tellIfSlow(working(100, fail), tell)).rejects.toThrow("No picture.");
  await vi.advanceTimersByTimeAsync(10_000);
  await result;

  expect(tell).not.toHaveBeenCalled();
});
