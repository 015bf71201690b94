import { SQSClient } from "@aws-sdk/client-sqs";
import type { SQSEvent } from "aws-lambda";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forEachMessage, isLastReceive, pauseAfter } from "./batch.ts";

const sent: Record<string, unknown>[] = [];
beforeEach(() => {
  sent.length = 0;
  vi.spyOn(SQSClient.prototype, "send").mockImplementation(async ({ input }: { input: object }) => {
    sent.push({ ...input });
    if ("ReceiptHandle" in input && input.ReceiptHandle === "gone") {
      throw new Error("The receipt handle has expired.");
    }
  });
});
afterEach(() => void vi.restoreAllMocks());

const record = (messageId: string, receives = 1, receiptHandle = messageId) => {
  return { messageId, receiptHandle, attributes: { ApproximateReceiveCount: String(receives) } };
};
const eventOf = (...Records: object[]) => ({ Records }) as unknown as SQSEvent;

test("brings those again that failed, each after its own pause, and no other", async () => {
  const answer = await forEachMessage(
    eventOf(record("1"), record("2", 2), record("3")),
    "url",
    async (one) => {
      if (one.messageId !== "3") throw new Error("No.");
    },
  );

  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "1" }, { itemIdentifier: "2" }] });
  expect(sent.map(({ QueueUrl, ReceiptHandle }) => [QueueUrl, ReceiptHandle])).toEqual([
    ["url", "1"],
    ["url", "2"],
  ]);
  const [one, two] = sent.map(({ VisibilityTimeout }) => Number(VisibilityTimeout));
  expect(two).toBeGreaterThan(one ?? 0);
});

test("one that throws at once keeps no other from being worked off", async () => {
  const done: string[] = [];
  const work = (one: { messageId: string }): Promise<void> => {
    if (one.messageId === "1") throw new Error("No.");
    done.push(one.messageId);
    return Promise.resolve();
  };

  expect(await forEachMessage(eventOf(record("1"), record("2")), "url", work)).toEqual({
    batchItemFailures: [{ itemIdentifier: "1" }],
  });
  expect(done).toEqual(["2"]);
});

test("a message that cannot be postponed comes again all the same", async () => {
  const answer = await forEachMessage(eventOf(record("1", 1, "gone")), "url", () => Promise.reject("No."));

  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "1" }] });
});

test("pauses grow fourfold to five minutes, chance takes up to half, and two outlast a database that wakes", () => {
  expect([1, 2, 3, 9].map((tries) => pauseAfter(tries, () => 0))).toEqual([30, 120, 300, 300]);
  expect([1, 2].map((tries) => pauseAfter(tries, () => 1))).toEqual([15, 60]);
  expect(pauseAfter(1, () => 1) + pauseAfter(2, () => 1)).toBeGreaterThan(60);
});

test("knows the last receive", () => {
  const receive = (times: number) => record("1", times) as unknown as SQSEvent["Records"][number];
  expect([1, 2, 3, 4].map((times) => isLastReceive(receive(times), 3))).toEqual([false, false, true, true]);
});
