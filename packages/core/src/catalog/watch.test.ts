import { expect, test } from "vitest";
import { type Progress, watchImage } from "./watch.ts";

const now = new Date("2026-01-02T12:00:00Z");

/** An image that has stood still for an hour. */
function newProgress(change: Partial<Progress> = {}): Progress {
  return {
    status: "preparing",
    statusAt: new Date("2026-01-02T11:00:00Z"),
    attempt: 1,
    previewKey: "media/x/preview.jpg",
    answered: [],
    ...change,
  };
}

function decide(change: Partial<Progress> = {}, { round = 1, queuesEmpty = true } = {}) {
  return watchImage(newProgress(change), { now, round, queuesEmpty });
}

test.each([
  ["indexed", { status: "indexed" }],
  ["failed", { status: "failed" }],
] as const)("leaves an image that is %s", (_, change) => {
  expect(decide(change)).toBe("leave");
  expect(decide(change, { round: 16 })).toBe("leave");
});

test("has an image prepared again that is to be analyzed and has no rendition", () => {
  expect(decide({ status: "analyzing", previewKey: null })).toBe("prepare-again");
});

test("leaves an image that is gone", () => {
  expect(watchImage(undefined, { now, round: 1, queuesEmpty: true })).toBe("leave");
});

test.each(["awaiting-upload", "preparing", "analyzing"] as const)(
  "waits for an image that began %s a moment ago",
  (status) => {
    expect(decide({ status, statusAt: new Date("2026-01-02T11:59:00Z") })).toBe("wait");
  },
);

test.each([
  ["awaiting-upload", "find-original"],
  ["preparing", "prepare-again"],
  ["analyzing", "analyze-again"],
] as const)("does what an image that stands still %s needs", (status, decision) => {
  expect(decide({ status })).toBe(decision);
});

test("helps at ever longer intervals and gives up in the end", () => {
  const rounds = Array.from({ length: 16 }, (_, index) => index + 1);

  const helped = rounds.filter((round) => decide({}, { round }) === "prepare-again");
  expect(helped).toEqual([1, 2, 4, 8]);
  expect(decide({}, { round: 16 })).toBe("give-up");
});

test("takes full queues for a reason to wait, for two hours", () => {
  expect(decide({ status: "analyzing" }, { round: 4, queuesEmpty: false })).toBe("wait");
  expect(decide({ status: "analyzing" }, { round: 8, queuesEmpty: false })).toBe("analyze-again");
});
