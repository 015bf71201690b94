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
    const message = 'The quote is never closed. Add a " at the end, or take this one away.';
    const opening = { start, end: start + 1 };
    const closed = text.trim() === '"' ? [] : [`${reading.text}"`];
    return reading.refusal(start, message, ...closed, ...reading.without(opening));
  }
  const name = { start, end: readBare(reading.text, start, wordEnds).end };
  const quoted = reading.quoting(token);
  const written = reading.raw(name);
  if (written === "") {
    return reading.refusal(
      start,
      "A colon needs a field before it. Put it in quotes to look for it.",
      quoted,
    );
  }
  const meant = otherNames.get(written.toLowerCase()) ?? nearest(written, fieldNames);
  if (!meant) {
    const message = `There is no field "${written}". Put it in quotes to look for these words.`;
    return reading.refusal(start, message, quoted);
  }
  const message = `There is no field "${written}". Did you mean ${meant}, as in ${examples[meant]}?`;
  return reading.refusal(start, message, reading.with(name, meant), quoted);
}

/** Why a field cannot stand without a value. `span` is the field's name and what follows it. */
export function refuseMissing(reading: Reading, name: FieldName, span: Span): Refusal {
  const { next } = reading;
  if (next?.kind === "problem") return refuseProblem(reading, next);
  const joins = next && (next.kind === "word" || next.kind === "phrase" || next.text === "(");
  return reading.refusal(
    span.start,
    `${reading.raw(span)} needs a value right behind it, as in ${examples[name]}.`,
    ...(joins ? [reading.with({ start: span.end, end: next.start }, "")] : []),
    ...reading.without(span),
  );
}

/** Why a parenthesis must be closed. */
export function unclosed(reading: Reading, open: Token): Refusal {
  return reading.refusal(
    open.start,
    "This parenthesis is never closed. Add a ) at the end, or take this one away.",
    `${reading.text})`,
    ...reading.without(open),
  );
}

/** Why an operator cannot stand where an operand is expected. */
export function refuseOperator(reading: Reading, operator: Token): Refusal {
  const { start, end, text } = operator;
  if (text === "|") {
    const message =
      "A | stands between the values of one field, as in label:(cat|dog). Between words write OR.";
    return reading.refusal(start, message, reading.with(operator, " OR "), ...reading.without(operator));
  }
  if (text === "-") {
    const message = 'A minus needs a word right behind it, as in "-person".';
    const { next } = reading;
    const joined = next && next.start > end ? [reading.with({ start: end, end: next.start }, "")] : [];
    return reading.refusal(start, message, ...joined, ...reading.without(operator));
  }
  if (/^[A-Z]/.test(text)) {
    const sides = text === "NOT" ? "behind it" : "on both sides";
    const message = `${text} needs something ${sides}. Write it in quotes to look for the word.`;
    return reading.refusal(start, message, ...reading.without(operator), reading.quoting(operator));
  }
  const message = `A comparison needs a field before it, as in ${examples.width}. Put it in quotes to look for it.`;
  const word = { start, end: readBare(reading.text, end, wordEnds).end };
  return reading.refusal(start, message, reading.quoting(word));
}
