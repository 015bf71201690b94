import { expect, test } from "vitest";
import { onInterrupt } from "./interrupt.ts";

test("the first interrupt ends in order, its echo does nothing, and a second one ends at once", () => {
  const calls: string[] = [];
  let now = 1000;
  const interrupt = onInterrupt(
    () => calls.push("once"),
    () => calls.push("twice"),
    () => now,
  );

  for (const at of [1000, 1020, 1300, 1900]) {
    now = at;
    interrupt();
  }

  expect(calls).toEqual(["once", "twice"]);
});
