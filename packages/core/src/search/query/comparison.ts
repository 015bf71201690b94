import type { Span } from "./ast.ts";
import { examples, type FieldName } from "./fields.ts";
import type { Token } from "./lexer.ts";
import type { Reading } from "./reading.ts";
import { refuseMissing, refuseProblem } from "./refusals.ts";

/** A part of the text, as it is written. */
export interface Piece extends Span {
  text: string;
}

/** A comparison or range as written: `>=5` has the operator and `from`, `..7` has `to`, `5` is both ends. */
export interface Comparison extends Span {
  operator: string;
  from: Piece | undefined;
  to: Piece | undefined;
}

const leading = /^(?:[<>]=?|=)/;

/** Reads what follows the name of a field that takes one number or range. @throws Refusal when nothing does */
export function readComparison(reading: Reading, name: FieldName, field: Token): Comparison {
  const colon = reading.raw(field).endsWith(":") ? field : reading.takeIf("operator", ":");
  const operator = colon ? undefined : reading.takeIf("operator");
  const value = reading.takeIf("value", undefined, colon?.end);
  if (value) return operator ? compare(reading, value, operator) : comparisonOf(reading, value);
  if (reading.next?.kind === "problem") throw refuseProblem(reading, reading.next);
  if (colon && reading.isAt("parenthesis", "(")) {
    throw reading.refusal(reading.next?.start ?? field.end, "list-not-possible", {
      field: name,
      example: examples[name],
    });
  }
  throw refuseMissing(reading, name, { start: field.start, end: (operator ?? colon ?? field).end });
}

/** A comparison or range that is one value, as in `taken:>=2024`. */
export function comparisonOf(reading: Reading, value: Span): Comparison {
  const [sign = ""] = leading.exec(reading.raw(value)) ?? [];
  if (sign !== "") {
    const start = value.start + sign.length;
    return compare(reading, { start, end: value.end }, { ...value, text: sign });
  }
  const whole = { ...value, text: reading.raw(value) };
  const dots = whole.text.indexOf("..");
  if (dots < 0) return { ...value, operator: "", from: whole, to: whole };
  const middle = value.start + dots;
  return {
    ...value,
    operator: "",
    from: piece(reading, value.start, middle),
    to: piece(reading, middle + 2, value.end),
  };
}

function compare(reading: Reading, value: Span, operator: Piece): Comparison {
  const end = { ...value, text: reading.raw(value) };
  return {
    start: operator.start,
    end: value.end,
    operator: operator.text,
    from: operator.text.startsWith("<") ? undefined : end,
    to: operator.text.startsWith(">") ? undefined : end,
  };
}

function piece(reading: Reading, start: number, end: number): Piece | undefined {
  return start < end ? { start, end, text: reading.raw({ start, end }) } : undefined;
}
