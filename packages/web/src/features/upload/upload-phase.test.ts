import { describe, expect, test } from "vitest";
import { nextPhase, type UploadEvent, type UploadPhase } from "./upload-phase.ts";

const problem = { code: "empty" } as const;
const phases: UploadPhase[] = [
  { kind: "waiting" },
  { kind: "checking" },
  { kind: "uploading", sent: 5 },
  { kind: "preparing" },
  { kind: "analyzing" },
  { kind: "ready" },
  { kind: "duplicate", trashed: true },
  { kind: "failed", problem, retry: "send" },
];

describe("nextPhase", () => {
  test.each<[UploadEvent, Record<string, string>]>([
    [{ type: "begun" }, { waiting: "checking" }],
    [{ type: "announcing" }, { checking: "uploading" }],
    [{ type: "progressed", sent: 6 }, { uploading: "uploading" }],
    [{ type: "sent" }, { uploading: "preparing" }],
    [
      { type: "known", trashed: false },
      { checking: "duplicate", uploading: "duplicate" },
    ],
    [{ type: "suspended" }, { checking: "waiting", uploading: "waiting" }],
    [
      { type: "failed", problem, retry: "never" },
      { checking: "failed", uploading: "failed" },
    ],
    [{ type: "reported", phase: { kind: "preparing" } }, {}],
    [{ type: "reported", phase: { kind: "analyzing" } }, { preparing: "analyzing" }],
    [
      { type: "reported", phase: { kind: "ready" } },
      { preparing: "ready", analyzing: "ready" },
    ],
    [{ type: "retried" }, { failed: "waiting" }],
    [{ type: "restored" }, { duplicate: "duplicate" }],
  ])("%j happens in these phases alone: %j", (event, expected) => {
    const moved = phases.flatMap((phase) => {
      const next = nextPhase(phase, event);
      return next ? [[phase.kind, next.kind]] : [];
    });

    expect(Object.fromEntries(moved)).toEqual(expected);
  });

  test("a new attempt of the server's begins there", () => {
    expect(nextPhase({ kind: "failed", problem, retry: "analyze" }, { type: "retried" })).toEqual({
      kind: "preparing",
    });
    expect(nextPhase({ kind: "failed", problem, retry: "never" }, { type: "retried" })).toBeUndefined();
  });
});
