import { contentTypes, limits as coreLimits } from "@image-content-search/core/upload";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiError } from "../../lib/api-error.ts";
import { speakInTests } from "../../messages/speak.testing.ts";
import { spokenNews } from "./spoken-news.ts";
import { type Upload, UploadLedger } from "./upload-ledger.ts";
import type { UploadPhase } from "./upload-phase.ts";
import { leftWords, problemWords, progressWords, summaryWords } from "./upload-words.ts";
import { type UploadsView, viewOf } from "./uploads-view.ts";

beforeEach(() => speakInTests("en"));
afterEach(() => speakInTests("en"));

const limits = { ...coreLimits, contentTypes: Object.keys(contentTypes) };
const empty: UploadPhase = { kind: "failed", problem: { code: "empty" }, retry: "never" };

function newView(phases: UploadPhase[], rest: Partial<UploadsView> = {}): UploadsView {
  const ledger = new UploadLedger();
  phases.forEach((phase, id) => {
    const upload: Upload = { id, filename: `${id}.jpg`, byteSize: 1_000_000, imageId: undefined, phase };
    ledger.add(upload);
  });
  return viewOf(ledger, {
    paused: false,
    hold: undefined,
    perSecond: undefined,
    reading: undefined,
    passedOver: 0,
    unkept: 0,
    ...rest,
  });
}

test.each([
  [[{ kind: "ready" }, { kind: "analyzing" }], "Adding 2 photos · 1 done"],
  [[{ kind: "ready" }], "1 photo ready"],
  [
    [{ kind: "ready" }, { kind: "ready" }, { kind: "duplicate", trashed: true }, empty],
    "2 photos ready · 1 duplicate · 1 failed",
  ],
] satisfies [UploadPhase[], string][])("the summary of %j is %j", (phases, words) => {
  expect(summaryWords(newView(phases))).toBe(words);
});

const waiting: UploadPhase[] = [{ kind: "waiting" }, { kind: "waiting" }, { kind: "ready" }];

test.each<[Partial<UploadsView>, string]>([
  [{}, "2 to send"],
  [{ perSecond: 10_000 }, "2 to send · 10 kB/s · about 3 minutes left"],
  [{ paused: true, perSecond: 10_000 }, "Paused · 2 to send"],
  [{ hold: { kind: "connection" } }, "Waiting for the connection; goes on by itself"],
  [{ hold: { kind: "quota" } }, "2 to send"],
  [{ reading: 1_200 }, "Reading the folder: 1,200 files so far"],
])("uploads of which %j say %j", (rest, words) => {
  expect(progressWords(newView(waiting, rest))).toBe(words);
});

test("when all is sent the analysis is what goes on, and at the end nothing", () => {
  expect(progressWords(newView([{ kind: "preparing" }]))).toBe("All sent; finding out what they show");
  expect(progressWords(newView([{ kind: "ready" }]))).toBe("");
});

test.each([
  [20, "less than a minute left"],
  [61, "about 1 minute left"],
  [3_600, "about 60 minutes left"],
  [7_300, "about 2 hours left"],
])("%d seconds are %j", (seconds, words) => {
  expect(leftWords(seconds)).toBe(words);
});

test("a refusal of the API is told in the language that is spoken when it is shown", () => {
  const error = new ApiError(409, "conflict", "No.", { reason: { code: "account-deleted", values: {} } });

  expect(problemWords({ code: "refused", error }, limits)).toBe("This account is deleted.");

  speakInTests("de");
  expect(problemWords({ code: "refused", error }, limits)).toBe("Dieses Konto ist gelöscht.");
});

test("a failure of the pipeline is told by its code, else in the server's words", () => {
  const failure = {
    stage: "prepare" as const,
    code: "damaged",
    message: "Server's words.",
    retryable: false,
  };

  expect(problemWords({ code: "pipeline", failure }, limits)).toMatch(/^The picture is damaged/);
  expect(problemWords({ code: "pipeline", failure: { ...failure, code: "toString" } }, limits)).toBe(
    "Server's words.",
  );
});

const uploading = newView([{ kind: "uploading", sent: 1 }, { kind: "waiting" }]);

test.each<[string, UploadsView, UploadsView, string | undefined]>([
  ["a beginning", newView([]), uploading, "Upload of 2 photos has begun."],
  ["progress", uploading, newView([{ kind: "uploading", sent: 9 }, { kind: "waiting" }]), undefined],
  ["one of several", uploading, newView([{ kind: "ready" }, { kind: "uploading", sent: 1 }]), undefined],
  [
    "the first failure",
    uploading,
    newView([{ kind: "uploading", sent: 9 }, empty]),
    "1.jpg failed: The file is empty.",
  ],
  ["all sent", uploading, newView([{ kind: "ready" }, { kind: "preparing" }]), "All photos are sent."],
  [
    "a hold",
    uploading,
    { ...uploading, hold: { kind: "connection" } },
    "Waiting for the connection; goes on by itself",
  ],
  ["an end", uploading, newView([{ kind: "ready" }, empty]), "Upload finished: 1 photo ready · 1 failed."],
  ["a single refusal", newView([]), newView([empty]), "0.jpg failed: The file is empty."],
  ["a dismissal", newView([empty]), newView([]), undefined],
])("of %s a screen reader hears just that", (_what, before, after, words) => {
  expect(spokenNews(before, after, limits)).toBe(words);
});
