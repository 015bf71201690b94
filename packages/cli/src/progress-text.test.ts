import fc from "fast-check";
import { expect, test } from "vitest";
import { columnsOf, fit, formatBytes, formatDuration } from "./format.ts";
import { type ProgressState, progressLines, progressText } from "./progress-text.ts";

type Sending = Extract<ProgressState, { phase: "sending" }>;

function newSending(change: Partial<Sending> = {}): Sending {
  return {
    phase: "sending",
    done: 3214,
    total: 10_000,
    doneBytes: 1.25e9,
    totalBytes: 5e9,
    bytesPerSecond: 12_340_000,
    secondsLeft: 304,
    names: ["a.jpg", "b.jpg"],
    ...change,
  };
}

test("says files, bytes, pace and the time that is left", () => {
  expect(progressText(newSending())).toBe(
    "3,214 of 10,000 files · 1.3 GB of 5.0 GB · 12.3 MB/s · 5 min 4 s left",
  );
});

test("leaves out what is not known yet", () => {
  const first = newSending({ done: 0, bytesPerSecond: 0, secondsLeft: undefined });

  expect(progressText(first)).toBe("0 of 10,000 files · 1.3 GB of 5.0 GB");
});

test("says what it looks for and waits for", () => {
  expect(progressText({ phase: "looking", files: 1200, bytes: 840 })).toBe(
    "Looking for pictures: 1,200 files, 840 B",
  );
  expect(progressText({ phase: "following", done: 3, total: 12, secondsLeft: 9 })).toBe(
    "3 of 12 indexed · 9 s left",
  );
});

test("draws a bar by bytes where there is room, and the names in hand", () => {
  expect(progressLines(newSending(), 120)).toEqual([
    "██████░░░░░░░░░░░░░░░░░░ 3,214 of 10,000 files · 1.3 GB of 5.0 GB · 12.3 MB/s · 5 min 4 s left",
    "a.jpg, b.jpg",
  ]);
  expect(progressLines(newSending(), 40)[0]).toBe("3,214 of 10,000 files · 1.3 GB of 5.0 G…");
});

test("never fills more columns than there are, whatever the names are", () => {
  const name = fc.string({ unit: "grapheme", maxLength: 60 });
  fc.assert(
    fc.property(fc.array(name), fc.integer({ min: 10, max: 200 }), (names, columns) => {
      for (const line of progressLines(newSending({ names }), columns)) {
        expect(columnsOf(line)).toBeLessThanOrEqual(columns);
      }
    }),
  );
});

test("a name cannot command the terminal", () => {
  const names = ["\u001b[2Jgone\nnext\u202e.jpg"];

  expect(progressLines(newSending({ names }), 100)[1]).toBe("?[2Jgone?next?.jpg");
});

test("wide characters take two columns", () => {
  expect([columnsOf("猫.jpg"), columnsOf("é.jpg"), columnsOf("e\u0301"), columnsOf("🐈")]).toEqual([
    6, 5, 1, 2,
  ]);
  expect(fit("猫猫猫", 4)).toBe("猫…");
});

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1500, "2 kB"],
  [999_499, "999 kB"],
  [999_500, "1.0 MB"],
  [123_456_789, "123 MB"],
  [4_560_000_000, "4.6 GB"],
])("%d bytes are %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test.each([
  [0.4, "0 s"],
  [59.6, "1 min 0 s"],
  [3599, "59 min 59 s"],
  [7500, "2 h 5 min"],
])("%d s are %s", (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});
