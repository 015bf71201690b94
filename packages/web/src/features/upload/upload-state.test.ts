import { describe, expect, test } from "vitest";
import { overallProgress, type Upload, type UploadPhase, uploadReducer } from "./upload-state.ts";
import { summaryWords } from "./upload-words.ts";

function newUpload(phase: UploadPhase, id = 1): Upload {
  return { id, filename: `${id}.jpg`, byteSize: 1000, imageId: undefined, phase };
}

const move = (from: UploadPhase, to: UploadPhase) =>
  uploadReducer([newUpload(from)], { type: "moved", id: 1, phase: to })[0]?.phase;

describe("uploadReducer", () => {
  test("moves a file on", () => {
    expect(move({ kind: "uploading", sent: 900 }, { kind: "preparing" })).toEqual({ kind: "preparing" });
  });

  test.each([
    [{ kind: "analyzing" }, { kind: "preparing" }],
    [{ kind: "ready" }, { kind: "analyzing" }],
    [{ kind: "failed", reason: "broken", again: false }, { kind: "ready" }],
  ] satisfies [UploadPhase, UploadPhase][])("never moves %j back to %j", (from, to) => {
    expect(move(from, to)).toEqual(from);
  });

  test("puts a failed file back to the start when it is tried again", () => {
    const failed = newUpload({ kind: "failed", reason: "offline", again: true });

    expect(uploadReducer([failed], { type: "again", id: 1 })[0]?.phase).toEqual({ kind: "waiting" });
  });

  test("changes the named file alone", () => {
    const both = [newUpload({ kind: "checking" }, 1), newUpload({ kind: "checking" }, 2)];

    const after = uploadReducer(both, { type: "announced", id: 2, imageId: "abc" });

    expect(after.map((upload) => upload.imageId)).toEqual([undefined, "abc"]);
    expect(after[0]).toBe(both[0]);
  });

  test("clears what has settled and keeps what has not", () => {
    const uploads = [newUpload({ kind: "ready" }, 1), newUpload({ kind: "analyzing" }, 2)];

    expect(uploadReducer(uploads, { type: "cleared" }).map((upload) => upload.id)).toEqual([2]);
  });
});

test("overall progress counts sent bytes and reaches 1 only when everything has settled", () => {
  const half = newUpload({ kind: "uploading", sent: 500 });

  expect(overallProgress([])).toBe(0);
  expect(overallProgress([half])).toBeCloseTo(0.425);
  expect(overallProgress([half, newUpload({ kind: "ready" }, 2)])).toBeCloseTo(0.7125);
  expect(overallProgress([newUpload({ kind: "duplicate", trashed: false })])).toBe(1);
});

test.each([
  [[{ kind: "ready" }, { kind: "analyzing" }], "Adding 2 photos · 1 done"],
  [[{ kind: "ready" }], "1 photo ready"],
  [
    [
      { kind: "ready" },
      { kind: "ready" },
      { kind: "duplicate", trashed: true },
      { kind: "failed", reason: "x", again: true },
    ],
    "2 photos ready · 1 duplicate · 1 failed",
  ],
] satisfies [UploadPhase[], string][])("the summary of %j is %j", (phases, words) => {
  expect(summaryWords(phases.map((phase, index) => newUpload(phase, index)))).toBe(words);
});
