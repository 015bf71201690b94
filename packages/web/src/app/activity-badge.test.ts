import { expect, test } from "vitest";
import { activityBadge } from "./activity-badge.ts";

const badge = (change: object) =>
  activityBadge({
    inFlight: [],
    failed: [],
    counts: { awaitingUpload: 0, preparing: 0, analyzing: 0, indexed: 9, failed: 0, ...change },
    throughput: { images: 0, minutes: 5 },
  });

test("a library in which all is done has no badge", () => {
  expect(badge({})).toBeUndefined();
});

test("a badge counts what is in progress", () => {
  expect(badge({ preparing: 2, analyzing: 3 })).toEqual({ kind: "moving", count: 5, words: "5 in progress" });
});

test("a badge counts failures before what is in progress, and says both", () => {
  expect(badge({ analyzing: 3, failed: 1 })).toEqual({
    kind: "failed",
    count: 1,
    words: "1 failed, 3 in progress",
  });
});
