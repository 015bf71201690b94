import type { Activity } from "@image-content-search/core/contract";
import { expect, test } from "vitest";
import { phaseOf, pipelineNews } from "./pipeline-news.ts";

type Item = Activity["inFlight"][number];

const newUpload = (id: number, sentAt = 0) => ({ id, imageId: `image-${id}`, sentAt });
const newItem = (id: number, status: Item["status"]): Item => ({
  imageId: `image-${id}`,
  filename: "x.jpg",
  status,
  statusAt: "2025-01-01T00:00:00Z",
  attempt: 1,
  failure: null,
});

function newActivity(
  inFlight: Item[],
  { failed = [], more = 0 }: { failed?: Item[]; more?: number } = {},
): Activity {
  return {
    inFlight,
    failed,
    counts: {
      awaitingUpload: 0,
      preparing: more,
      analyzing: inFlight.length,
      indexed: 0,
      failed: failed.length,
    },
    throughput: { images: 0, minutes: 5 },
  };
}

test("what is named moves, and what is not named has ended well", () => {
  const activity = newActivity([newItem(1, "analyzing")], { failed: [newItem(2, "failed")] });

  const { moved, unknown } = pipelineNews([newUpload(1), newUpload(2), newUpload(3)], activity, 10);

  expect(moved).toEqual([
    { id: 1, phase: { kind: "analyzing" } },
    { id: 2, phase: { kind: "failed", problem: { code: "pipeline", failure: null }, retry: "never" } },
    { id: 3, phase: { kind: "ready" } },
  ]);
  expect(unknown).toEqual([]);
});

test("what is not named by an answer that names only the newest has to be asked for", () => {
  const activity = newActivity([newItem(1, "analyzing")], { more: 1 });

  expect(pipelineNews([newUpload(1), newUpload(2)], activity, 10).unknown).toEqual([newUpload(2)]);
});

test("an answer says nothing of what was sent after it was asked for", () => {
  const news = pipelineNews([newUpload(1, 10), newUpload(2, 11)], newActivity([newItem(1, "analyzing")]), 10);

  expect(news).toEqual({ moved: [], unknown: [] });
});

test("a failure can be tried again where the server says so", () => {
  const failure = { stage: "analyze" as const, code: "SlowDown", message: "Busy.", retryable: true };

  expect(phaseOf({ status: "failed", failure })).toEqual({
    kind: "failed",
    problem: { code: "pipeline", failure },
    retry: "analyze",
  });
});
