import { expect, test } from "vitest";
import { toTextDetections } from "./detect-text.ts";
import { mergeReadings, type TextLine } from "./lines.ts";
import type { ReadWord } from "./tesseract.ts";

/** A word of ten pixels a letter in a picture of 1,000 × 500. */
function newWord(text: string, x0: number, y0: number, confidence = 95): ReadWord {
  return { text, confidence, bbox: { x0, y0, x1: x0 + 10 * text.length, y1: y0 + 20 } };
}

const merge = (...readings: ReadWord[][][]) =>
  mergeReadings(readings, 1000, 500).map((line) => line.map(({ text }) => text).join(" "));

test("keeps one of two readings of a line, the fuller one", () => {
  const broken = [[newWord("FLAT", 100, 50)], [newWord("HITE", 160, 51)]];
  const whole = [[newWord("FLAT", 101, 49, 90), newWord("WHITE", 150, 50)]];

  expect(merge(broken, whole)).toEqual(["FLAT WHITE"]);
});

test("adds what only one reading has, from top to bottom", () => {
  const dark = [[newWord("EXIT", 500, 400)]];
  const bright = [[newWord("HOTEL", 80, 100)]];

  expect(merge(dark, bright)).toEqual(["HOTEL", "EXIT"]);
});

test("drops doubtful words, signs that are no letters, and letters that stand alone", () => {
  const reading = [
    [newWord("Zi", 10, 10, 84)],
    [newWord("~~", 10, 50)],
    [newWord("7", 10, 100)],
    [newWord("Platform", 10, 150), newWord("4", 100, 150)],
  ];

  expect(merge(reading)).toEqual(["Platform 4"]);
});

test("answers no more than a hundred words", () => {
  const box = { left: 0.1, top: 0.1, width: 0.1, height: 0.1 };
  const line: TextLine = Array.from({ length: 60 }, () => ({ text: "word", confidence: 90, box }));

  const detections = toTextDetections([line, line, line], {});

  expect(detections.filter(({ Type }) => Type === "LINE")).toHaveLength(2);
  const words = detections.filter(({ Type }) => Type === "WORD");
  expect(words).toHaveLength(100);
  expect(words.filter(({ ParentId }) => ParentId === 1)).toHaveLength(40);
});
