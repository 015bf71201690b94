import { type Count, type Predicate, type Sort, sorts, type Value, type ValueField } from "./ast.ts";
import { examples, type FieldName, knownValues, meantValue } from "./fields.ts";
import type { Token } from "./lexer.ts";
import { nearest } from "./nearest.ts";
import { readDates } from "./read-dates.ts";
import { readList } from "./read-list.ts";
import { readBounds, readConfidence } from "./read-numbers.ts";
import type { Reading } from "./reading.ts";

/** The most pixels of a side and the most objects that a query can ask for. */
const most = { pixels: 100_000, objects: 1_000 } as const;

/** Reads a bare word or phrase. @throws Refusal */
export function readWord(reading: Reading, token: Token): Predicate {
  reading.skip();
  const value = reading.valueOf(token);
  reading.count(token);
  return { kind: "word", ...value };
}

/** Reads a field with its values. @throws Refusal at what is wrong with them */
export function readField(reading: Reading, name: Exclude<FieldName, "sort">, field: Token): Predicate {
  reading.skip();
  const found = readNamed(reading, name, field);
  return { ...found, end: reading.end };
}

/** Reads the order behind `sort:`. @throws Refusal unless it is one of the known */
export function readSort(reading: Reading, field: Token): Sort {
  reading.skip();
  const value = readOne(reading, "sort", field);
  const sort = sorts.find((name) => name === value.text.toLowerCase());
  if (!sort) throw refuseValue(reading, "sort", value, sorts);
  return sort;
}

function readNamed(reading: Reading, name: Exclude<FieldName, "sort">, field: Token): Predicate {
  const { start, end } = field;
  switch (name) {
    case "taken":
    case "uploaded":
      return { ...readDates(reading, name, field), start, end };
    case "width":
    case "height":
      reading.count(field);
      return { kind: "size", field: name, ...readBounds(reading, name, field, most.pixels), start, end };
    case "count":
      reading.count(field);
      return { kind: "count", ...readCount(reading, field), start, end };
    case "conf":
      reading.count(field);
      return { ...readConfidence(reading, field), start, end };
    default:
      return { kind: "values", field: name, values: readValues(reading, name, field), start, end };
  }
}

function readValues(reading: Reading, name: ValueField, field: Token): Value[] {
  requireColon(reading, name, field);
  return readList(reading, name, field, (token) => {
    const value = reading.valueOf(token);
    const known = knownValues(name);
    if (known && meantValue(name, value.text) === undefined) throw refuseValue(reading, name, value, known);
    reading.count(value);
    return value;
  });
}

function readCount(reading: Reading, field: Token): Pick<Count, "label" | "min" | "max"> {
  if (reading.raw(field).endsWith(":")) {
    const value = reading.takeIf("value", undefined, field.end);
    const span = { start: field.start, end: value?.end ?? field.end };
    const meant = value ? [reading.with(span, `count(${reading.raw(value)})>=1`)] : [];
    const repairs = [...meant, ...reading.without(span)];
    throw reading.refusal(field.start, "count-without-parentheses", { example: examples.count }, ...repairs);
  }
  const label = reading.valueOf(readOne(reading, "count", field));
  const behind = { start: reading.end, end: reading.end };
  const { next } = reading;
  if (next?.kind !== "operator" || !/^[<>=:]/.test(next.text)) {
    const values = { example: examples.count };
    throw reading.refusal(field.start, "count-without-number", values, reading.with(behind, ">=1"));
  }
  return { label, ...readBounds(reading, "count", field, most.objects) };
}

function readOne(reading: Reading, name: FieldName, field: Token): Token {
  requireColon(reading, name, field);
  const [value, second] = readList(reading, name, field, (token) => token);
  if (value && !second) return value;
  throw reading.refusal(
    second?.start ?? field.end,
    "too-many-values",
    { field: name, example: examples[name] },
    ...(value && second ? [reading.with({ start: value.end, end: second.end }, "")] : []),
  );
}

function requireColon(reading: Reading, name: FieldName, field: Token): void {
  const operator = reading.next;
  if (name === "count" || reading.raw(field).endsWith(":") || !operator) return;
  throw reading.refusal(
    field.start,
    "colon-missing",
    { field: name, example: examples[name] },
    reading.with({ start: field.end, end: operator.end }, ":"),
    reading.quoting(field),
  );
}

function refuseValue(
  reading: Reading,
  name: FieldName,
  { start, end, text }: Value | Token,
  known: readonly string[],
) {
  const meant = nearest(text, known);
  return reading.refusal(
    start,
    "value-unknown",
    { field: name, written: text, known: known.join(", ") },
    ...(meant ? [reading.with({ start, end }, meant)] : []),
  );
}
