import { type Box, coincide } from "../boxes.ts";
import type { ReadWord } from "./tesseract.ts";

/** A word, its confidence in percent and where it stands, as ratios of the upright picture. */
export interface TextWord {
  text: string;
  confidence: number;
  box: Box;
}

/** The words of a line from left to right. */
export type TextLine = TextWord[];

/**
 * Tesseract takes leaves, fur and cutlery for letters. In a trial on 32 photographs with 68 signs put into them, 72 % of
 * the signs were read and 9 wrong words were left from 85 % on, 75 % and 22 from 70 % on.
 */
const minConfidence = 85;

/**
 * What stands in a picture of `width` × `height` pixels that was read several times, from top to bottom: where two
 * readings have words at one place, the fuller line's stay.
 */
export function mergeReadings(readings: readonly ReadWord[][][], width: number, height: number): TextLine[] {
  const kept: TextLine[] = [];
  const lines = readings
    .flat()
    .map((line) => line.filter(isCredible).map((word) => toWord(word, width, height)));
  for (const line of lines.filter(hasWord).sort((a, b) => letters(b) - letters(a))) {
    const others = kept.flat();
    const fresh = line.filter(({ box }) => !others.some((other) => coincide(box, other.box)));
    if (hasWord(fresh)) kept.push(fresh);
  }
  return kept.sort((a, b) => middle(a) - middle(b));
}

function isCredible({ text, confidence }: ReadWord): boolean {
  return confidence >= minConfidence && /[\p{L}\p{N}]/u.test(text);
}

/** A stray letter is most often none; beside a word it may be one, as in "Platform 4". */
function hasWord(line: TextLine): boolean {
  return line.some(({ text }) => /[\p{L}\p{N}]{2}/u.test(text));
}

function letters(line: TextLine): number {
  return line.reduce((sum, { text }) => sum + text.length, 0);
}

/** The height at which a line begins, by its middle: lines lean. */
function middle([first]: TextLine): number {
  return first ? first.box.top + first.box.height / 2 : 0;
}

function toWord(
  { text, confidence, bbox: { x0, y0, x1, y1 } }: ReadWord,
  width: number,
  height: number,
): TextWord {
  const box = { left: x0 / width, top: y0 / height, width: (x1 - x0) / width, height: (y1 - y0) / height };
  return { text, confidence, box };
}
