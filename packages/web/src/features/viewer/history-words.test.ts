import { afterEach, beforeEach, expect, test } from "vitest";
import { speakInTests } from "../../messages/speak.testing.ts";
import { durationWords, stageWords } from "./history-words.ts";

beforeEach(() => speakInTests("en"));
afterEach(() => speakInTests("en"));

test.each([
  [20, "0.1 s"],
  [1_234, "1.2 s"],
  [9_960, "10 s"],
  [59_400, "59 s"],
  [59_600, "1 min 0 s"],
  [185_000, "3 min 5 s"],
])("%d ms are %j", (milliseconds, words) => {
  expect(durationWords(milliseconds)).toBe(words);
});

const begun = { attempt: 1, startedAt: "2026-01-02T03:04:05.000Z", endedAt: null, failure: null };

test("a stage that has ended says how long it took", () => {
  const endedAt = "2026-01-02T03:04:06.200Z";

  expect(stageWords({ ...begun, stage: "prepare", endedAt })).toBe("Prepared in 1.2 s");
  expect(stageWords({ ...begun, stage: "upload", startedAt: null, endedAt })).toBe("Uploaded");
});

test("a stage that goes on says so", () => {
  expect(stageWords({ ...begun, stage: "analyze" })).toBe("Analyzing …");
});

test("a stage that failed says why, in the language that is spoken", () => {
  const failure = { stage: "analyze" as const, code: "NoSuchKey", message: "It is gone.", retryable: false };
  const words = () => stageWords({ ...begun, stage: "analyze", failure });

  expect(words()).toBe("Analysis failed: The picture's file is not there any more. Upload it again.");

  speakInTests("de");
  expect(words()).toBe(
    "Analyse fehlgeschlagen: Die Datei des Bildes ist nicht mehr da. Laden Sie es erneut hoch.",
  );
});
