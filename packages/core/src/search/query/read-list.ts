import { readBare, skipSpace } from "./characters.ts";
import { examples, type FieldName } from "./fields.ts";
import type { Token } from "./lexer.ts";
import type { Reading } from "./reading.ts";
import { refuseMissing, refuseProblem, unclosed } from "./refusals.ts";

/** Reads the one value right behind a field's colon, or several in parentheses with `|` between. @throws Refusal */
export function readList<Item>(
  reading: Reading,
  name: FieldName,
  field: Token,
  read: (value: Token) => Item,
): Item[] {
  const single = reading.takeIf("value", undefined, field.end);
  if (single) {
    const item = read(single);
    if (reading.isAt("operator", "|")) throw refuseBareList(reading, field);
    return [item];
  }
  const open = reading.takeIf("parenthesis", "(", field.end);
  if (!open) throw refuseMissing(reading, name, field);
  let before = open;
  const items: Item[] = [];
  do {
    const value = reading.takeIf("value");
    if (!value) throw refuseNoValue(reading, name, field, open, before);
    items.push(read(value));
    before = reading.next ?? open;
  } while (reading.takeIf("operator", "|"));
  if (!reading.takeIf("parenthesis", ")")) throw refuseNoBar(reading, open);
  return items;
}

function refuseBareList(reading: Reading, field: Token) {
  const bar = reading.end;
  const list = { start: field.end, end: readBare(reading.text, bar, '()"').end };
  return reading.refusal(
    bar,
    "list-without-parentheses",
    {},
    reading.with(list, `(${reading.raw(list)})`),
    reading.with({ start: bar, end: bar + 1 }, " OR "),
  );
}

function refuseNoValue(reading: Reading, name: FieldName, field: Token, open: Token, before: Token) {
  const { next } = reading;
  if (!next) return unclosed(reading, open);
  if (next.kind === "problem") return refuseProblem(reading, next);
  if (reading.isAt("parenthesis", "(")) {
    return reading.refusal(next.start, "list-nested", { field: name }, reading.with(next, ""));
  }
  const spare = next.text === "|" ? next : before;
  const whole = { start: field.start, end: next.end };
  const repairs = spare === open ? reading.without(whole) : [reading.with(spare, "")];
  return reading.refusal(next.start, "list-value-missing", { example: examples[name] }, ...repairs);
}

function refuseNoBar(reading: Reading, open: Token) {
  const { next } = reading;
  if (!next) return unclosed(reading, open);
  if (next.kind === "problem") return refuseProblem(reading, next);
  const gap = { start: reading.end, end: next.start };
  const or = next.text.toUpperCase() === "OR" && { ...gap, end: skipSpace(reading.text, next.end) };
  return reading.refusal(
    next.start,
    "list-bar-missing",
    {},
    reading.with(or || gap, "|"),
    reading.with(gap, ") "),
  );
}
