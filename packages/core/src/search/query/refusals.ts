import type { Span } from "./ast.ts";
import { readBare, wordEnds } from "./characters.ts";
import { examples, type FieldName, fieldNames, otherNames } from "./fields.ts";
import type { Token } from "./lexer.ts";
import { nearest } from "./nearest.ts";
import type { Reading } from "./reading.ts";
import type { Refusal } from "./refusal.ts";

/** Why a token of the kind `problem` cannot stand in a query. */
export function refuseProblem(reading: Reading, token: Token): Refusal {
  const { start, text } = token;
  if (text.startsWith('"')) {
    const opening = { start, end: start + 1 };
    const closed = text.trim() === '"' ? [] : [`${reading.text}"`];
    return reading.refusal(start, "quote-unclosed", {}, ...closed, ...reading.without(opening));
  }
  const name = { start, end: readBare(reading.text, start, wordEnds).end };
  const quoted = reading.quoting(token);
  const written = reading.raw(name);
  if (written === "") {
    return reading.refusal(start, "colon-without-field", {}, quoted);
  }
  const meant = otherNames.get(written.toLowerCase()) ?? nearest(written, fieldNames);
  if (!meant) return reading.refusal(start, "field-unknown", { written }, quoted);
  const values = { written, meant, example: examples[meant] };
  return reading.refusal(start, "field-misnamed", values, reading.with(name, meant), quoted);
}

/** Why a field cannot stand without a value. `span` is the field's name and what follows it. */
export function refuseMissing(reading: Reading, name: FieldName, span: Span): Refusal {
  const { next } = reading;
  if (next?.kind === "problem") return refuseProblem(reading, next);
  const joins = next && (next.kind === "word" || next.kind === "phrase" || next.text === "(");
  return reading.refusal(
    span.start,
    "value-missing",
    { written: reading.raw(span), example: examples[name] },
    ...(joins ? [reading.with({ start: span.end, end: next.start }, "")] : []),
    ...reading.without(span),
  );
}

/** Why a parenthesis must be closed. */
export function unclosed(reading: Reading, open: Token): Refusal {
  return reading.refusal(
    open.start,
    "parenthesis-unclosed",
    {},
    `${reading.text})`,
    ...reading.without(open),
  );
}

/** Why an operator cannot stand where an operand is expected. */
export function refuseOperator(reading: Reading, operator: Token): Refusal {
  const { start, end, text } = operator;
  if (text === "|") {
    const repairs = [reading.with(operator, " OR "), ...reading.without(operator)];
    return reading.refusal(start, "bar-outside-field", {}, ...repairs);
  }
  if (text === "-") {
    const { next } = reading;
    const joined = next && next.start > end ? [reading.with({ start: end, end: next.start }, "")] : [];
    return reading.refusal(start, "minus-alone", {}, ...joined, ...reading.without(operator));
  }
  if (/^[A-Z]/.test(text)) {
    const repairs = [...reading.without(operator), reading.quoting(operator)];
    return text === "NOT"
      ? reading.refusal(start, "not-alone", {}, ...repairs)
      : reading.refusal(start, "operator-alone", { operator: text }, ...repairs);
  }
  const word = { start, end: readBare(reading.text, end, wordEnds).end };
  const values = { example: examples.width };
  return reading.refusal(start, "comparison-without-field", values, reading.quoting(word));
}
