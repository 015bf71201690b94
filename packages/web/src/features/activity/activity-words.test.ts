import type { Activity, Job } from "@image-content-search/core/contract";
import { beforeAll, expect, test } from "vitest";
import { loadRest } from "../../messages/index.ts";
import { countWords, jobWords, stagesInFlight } from "./activity-words.ts";

beforeAll(loadRest);

const image = (imageId: string, status: "preparing" | "analyzing") => ({
  imageId,
  filename: `${imageId}.jpg`,
  status,
  statusAt: "2026-01-02T03:04:05.000Z",
  attempt: 1,
  failure: null,
});
const counts = { awaitingUpload: 0, preparing: 1, analyzing: 1_300, indexed: 1, failed: 2 };
const activity: Activity = {
  inFlight: [image("a", "analyzing"), image("b", "preparing")],
  failed: [],
  counts,
  throughput: { images: 61, minutes: 5 },
};

test("what is in flight stands by stage, in the pipeline's order, with the count of all", () => {
  const stages = stagesInFlight(activity).map(({ name, count, images }) => [name, count, images[0]?.imageId]);

  expect(stages).toEqual([
    ["Preparing", 1, "b"],
    ["Analyzing", 1_300, "a"],
  ]);
});

test("the counts of a library are one line", () => {
  expect(countWords(activity)).toBe("1 photo can be searched · 1,301 in progress · 12 a minute · 2 failed");
});

const job: Job = {
  jobId: "0190a5a0-0000-7000-8000-000000000002",
  action: "retry",
  label: null,
  total: 5,
  done: 2,
  skipped: 1,
  createdAt: "2026-01-02T03:04:05.000Z",
  endedAt: null,
  failure: null,
};
const endedAt = "2026-01-02T03:05:05.000Z";

test.each<[string, Partial<Job>, string]>([
  ["runs", {}, "Trying again: 3 of 5 photos"],
  ["ended", { endedAt, done: 4 }, "4 photos are on the way again. 1 was passed by."],
  ["found nothing", { endedAt, total: 0, done: 0, skipped: 0 }, "Nothing failed that could be tried again."],
  ["broke off", { endedAt, failure: { code: "x", message: "Too many today." } }, "Too many today."],
])("a job that %s says so", (_what, change, words) => {
  expect(jobWords({ ...job, ...change })).toBe(words);
});
