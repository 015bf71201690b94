import type { Activity } from "@image-content-search/core/contract";
import { expect, test } from "vitest";
import { withRetried } from "./retry-image.ts";

const at = "2026-01-02T03:04:05.000Z";
const failure = { stage: "analyze" as const, code: "x", message: "It did not answer.", retryable: true };
const image = {
  imageId: "1",
  filename: "a.jpg",
  status: "failed" as const,
  statusAt: at,
  attempt: 1,
  failure,
};
const activity: Activity = {
  inFlight: [],
  failed: [image],
  counts: { awaitingUpload: 0, preparing: 0, analyzing: 0, indexed: 0, failed: 1 },
  throughput: { images: 0, minutes: 5 },
};

test("an image that is tried again is in flight from where it failed", () => {
  const later = "2026-01-02T03:05:05.000Z";

  expect(withRetried(activity, "1", later)).toEqual({
    inFlight: [{ ...image, status: "analyzing", statusAt: later, attempt: 2, failure: null }],
    failed: [],
    counts: { ...activity.counts, analyzing: 1, failed: 0 },
    throughput: activity.throughput,
  });
});

test("a failed preparation begins there again", () => {
  const broken = { ...image, failure: { ...failure, stage: "prepare" as const } };

  expect(withRetried({ ...activity, failed: [broken] }, "1", at).counts).toMatchObject({ preparing: 1 });
});

test("an image that did not fail changes nothing", () => {
  expect(withRetried(activity, "2", at)).toBe(activity);
});
