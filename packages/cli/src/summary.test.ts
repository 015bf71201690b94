import { expect, test } from "vitest";
import { type Outcome, summaryJson, summaryText } from "./summary.ts";
import { countFound, countResult, newTally, type Tally } from "./tally.ts";

function newOutcome(fill: (tally: Tally) => void, change: Partial<Outcome> = {}): Outcome {
  const tally = newTally();
  fill(tally);
  const outcome = { site: "http://localhost:3000", account: "a@example.com", dryRun: false, waited: false };
  return { ...outcome, seconds: 4, stopped: null, tally, ...change };
}

const file = (path: string, byteSize = 1_000_000) => ({ path, byteSize, mtimeMs: 0 });

function fill(tally: Tally): void {
  for (const path of ["/a", "/b", "/c", "/d", "/e"]) countFound(tally, { kind: "file", ...file(path) });
  countFound(tally, { kind: "unreadable", path: "/f", reason: "You may not read it." });
  countResult(tally, file("/a"), { kind: "sent", imageId: "1" });
  countResult(tally, file("/b"), { kind: "duplicate", imageId: "2" });
  countResult(tally, file("/c"), { kind: "in-trash", imageId: "3" });
  countResult(tally, file("/d\u001b"), { kind: "refused", reason: "It is too large." });
  tally.notTried = 1;
}

test("is a table of what there is to say, and the names to look at", () => {
  expect(summaryText(newOutcome(fill, { stopped: "Ask for room." }))).toBe(`5 files, 5.0 MB, in 4 s

  sent                     1  1.0 MB, 250 kB/s
  already in your library  1
  in the trash             1
  not taken                1
  unreadable               1
  not tried                1

Already in your library:
  /b

In the trash; restore them there:
  /c

Failed:
  /d?: It is too large.
  /f: You may not read it.

Ended early. Ask for room.
`);
});

test("names ten of a kind and counts the others", () => {
  const text = summaryText(
    newOutcome((tally) => tally.duplicates.push(...Array.from({ length: 1012 }, (_, n) => `/${n}`))),
  );

  expect(text).toContain("  and 1,002 more; --json names all\n");
  expect(text.match(/^ {2}\/\d+$/gm)).toHaveLength(10);
});

test("of a dry run says what would be sent, by type", () => {
  const outcome = newOutcome(
    (tally) => {
      for (const contentType of ["image/png", "image/jpeg", "image/jpeg"]) {
        countResult(tally, file("/a"), { kind: "would-send", contentType });
      }
    },
    { dryRun: true },
  );

  expect(summaryText(outcome)).toContain(`
  would be sent  3  3.0 MB
    JPEG         2  2.0 MB
    PNG          1  1.0 MB

Nothing was sent: it was a dry run.`);
  expect(summaryJson(outcome)).toMatchObject({
    dryRun: true,
    wouldSend: { "image/jpeg": { files: 2, bytes: 2_000_000 }, "image/png": { files: 1, bytes: 1_000_000 } },
  });
});

test("for programs has every count, and every failure with its path and reason", () => {
  const outcome = newOutcome(
    (tally) => {
      fill(tally);
      tally.notIndexed.push({ path: "/a", reason: "It is damaged." });
    },
    { waited: true },
  );

  expect(summaryJson(outcome)).toMatchObject({
    seconds: 4,
    stopped: null,
    counts: {
      found: 5,
      sent: 1,
      duplicates: 1,
      inTrash: 1,
      refused: 1,
      unreadable: 1,
      notTried: 1,
      failed: 0,
    },
    bytes: { found: 5_000_000, sent: 1_000_000 },
    waited: { indexed: 0, notIndexed: 1, pending: 0 },
    duplicates: ["/b"],
    failures: [
      { path: "/a", reason: "It is damaged." },
      { path: "/d\u001b", reason: "It is too large." },
      { path: "/f", reason: "You may not read it." },
    ],
  });
});
