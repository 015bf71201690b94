import { afterEach, expect, test, vi } from "vitest";
import { Turns } from "./turns.ts";

afterEach(() => vi.useRealTimers());

test("gives turns in the order they were asked for", async () => {
  const turns = new Turns();
  const order: number[] = [];
  const release = await turns.take(0);

  const others = [1, 2].map(async (n) => {
    const done = await turns.take(1_000);
    order.push(n);
    done?.();
  });
  release?.();
  await Promise.all(others);

  expect(order).toEqual([1, 2]);
  expect(turns.idle).toBe(true);
});

test("lets nobody wait longer than they said, and forgets them", async () => {
  vi.useFakeTimers();
  const turns = new Turns();
  const release = await turns.take(0);

  const impatient = turns.take(1_000);
  const patient = turns.take(5_000);
  vi.advanceTimersByTime(1_000);
  release?.();

  expect(await impatient).toBeUndefined();
  expect(await patient).toBeTypeOf("function");
  expect(turns.idle).toBe(false);
});
