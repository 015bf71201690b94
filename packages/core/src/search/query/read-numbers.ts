import type { Confidence, Span } from "./ast.ts";
import { type Comparison, type Piece, readComparison } from "./comparison.ts";
import type { FieldName } from "./fields.ts";
import type { Token } from "./lexer.ts";
import type { Reading } from "./reading.ts";

interface Bounds {
  min: number | undefined;
  max: number | undefined;
}

/** Reads the whole numbers, 0 to `most`, that follow a field; `>` and `<` become inclusive ends. @throws Refusal */
export function readBounds(reading: Reading, name: FieldName, field: Token, most: number): Bounds {
  const comparison = readComparison(reading, name, field);
  const { operator, from, to } = comparison;
  const numberOf = (piece: Piece | undefined) => piece && wholeNumber(reading, name, piece, most);
  const lowest = numberOf(from);
  const highest = numberOf(to);
  const min = lowest !== undefined && operator === ">" ? lowest + 1 : lowest;
  const max = highest !== undefined && operator === "<" ? highest - 1 : highest;
  if (min === undefined && max === undefined) {
    throw reading.refusal(
      comparison.start,
      "number-range-open",
      { field: name },
      ...reading.without({ start: field.start, end: comparison.end }),
    );
  }
  if ((min ?? 0) > most || (max ?? 0) < 0) {
    throw reading.refusal(
      comparison.start,
      "number-beyond",
      { field: name, most, operator },
      reading.with({ start: comparison.start, end: comparison.start + 1 }, `${operator}=`),
    );
  }
  if (min !== undefined && max !== undefined && min > max) {
    const turned = reading.with(comparison, `${max}..${min}`);
    throw reading.refusal(comparison.start, "number-range-reversed", { min, max }, turned);
  }
  return { min, max };
}

function wholeNumber(reading: Reading, name: FieldName, piece: Piece, most: number): number {
  if (/^\d+$/.test(piece.text) && Number(piece.text) <= most) return Number(piece.text);
  const digits = piece.text.replace(/[^\d]/g, "");
  const near = digits === "" ? [] : [reading.with(piece, String(Math.min(Number(digits), most)))];
  const values = { field: name, most, written: piece.text };
  throw reading.refusal(piece.start, "number-malformed", values, ...near);
}

const percent = /^\d{1,3}(?:\.\d{1,2})?$/;

/** Reads the percentage behind `conf`. @throws Refusal unless it is `>=` and 0 to 100 with two decimals at most */
export function readConfidence(reading: Reading, field: Token): Omit<Confidence, keyof Span> {
  const comparison = readComparison(reading, "conf", field);
  const piece = comparison.from ?? comparison.to;
  if (comparison.operator !== ">=" || !piece) throw refuseOperator(reading, field, comparison, piece);
  if (percent.test(piece.text) && Number(piece.text) <= 100)
    return { kind: "confidence", min: Number(piece.text) };
  const number = Number.parseFloat(piece.text);
  const near = Number.isNaN(number) ? [] : [Math.floor(Math.min(Math.max(number, 0), 100) * 100) / 100];
  throw reading.refusal(
    piece.start,
    "confidence-malformed",
    { written: piece.text },
    ...near.map((min) => reading.with(piece, String(min))),
  );
}

function refuseOperator(reading: Reading, field: Token, comparison: Comparison, piece: Piece | undefined) {
  const span = { start: field.start, end: comparison.end };
  return reading.refusal(
    comparison.start,
    "confidence-comparison-unknown",
    {},
    ...(piece ? [reading.with(span, `conf>=${piece.text}`)] : reading.without(span)),
  );
}
