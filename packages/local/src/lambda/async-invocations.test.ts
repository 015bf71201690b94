import { expect, test, vi } from "vitest";
import { newStore } from "../../test/aws.ts";
import { AsyncInvocations } from "./async-invocations.ts";
import { FunctionError } from "./function-error.ts";
import type { Functions } from "./functions.ts";

test("is tried again after one minute and after two more, as on AWS, then handed on", async () => {
  vi.useFakeTimers();
  let tries = 0;
  const invoke = async () => {
    tries++;
    throw new FunctionError("Error", "It broke.");
  };
  const records: object[] = [];
  const invocations = new AsyncInvocations(newStore(), { invoke } as unknown as Functions, {
    destinations: { prepare: (record) => records.push(record) },
  });
  invocations.start();
  invocations.accept("prepare", { imageId: "i" });
  const triesAfter = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms);
    return tries;
  };

  expect([await triesAfter(0), await triesAfter(59_999), await triesAfter(1)]).toEqual([1, 1, 2]);
  expect([await triesAfter(119_999), records.length, await triesAfter(1)]).toEqual([2, 0, 3]);
  expect(records).toMatchObject([
    { requestContext: { approximateInvokeCount: 3 }, requestPayload: { imageId: "i" } },
  ]);
  expect(invocations.count()).toBe(0);
  invocations.stop();
  vi.useRealTimers();
});
