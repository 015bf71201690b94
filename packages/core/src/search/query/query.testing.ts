import fc from "fast-check";
import type { DateRange, Expression, Predicate, Query, Value } from "./ast.ts";
import { QueryError } from "./errors.ts";
import { knownValues } from "./fields.ts";
import { fold, parseQuery, sorts, valueFields } from "./index.ts";
import { allOf, anyOf, noneOf, onlyCuts } from "./tree.ts";

const at = { start: 0, end: 0 };

/** A copy without the spans, for comparing what is meant and not where it stands. */
export function spanless(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spanless);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== "start" && key !== "end");
  return Object.fromEntries(kept.map(([key, part]) => [key, spanless(part)]));
}

/** The query, or the error that it ends in; anything else that is thrown goes on. */
export function outcomeOf(text: string): Query | QueryError {
  try {
    return parseQuery(text);
  } catch (error) {
    if (error instanceof QueryError) return error;
    throw error;
  }
}

const signs = [
  "a",
  "B",
  "é",
  "猫",
  "🐈",
  "1",
  " ",
  "\n",
  "-",
  ":",
  "|",
  "(",
  ")",
  '"',
  "\\",
  "*",
  "?",
  "<",
  ">",
  "=",
];
const words = ["OR", "AND", "NOT", "or", "width", "count", "Label", "conf", "sort", ".."];
const text = fc
  .oneof(
    fc
      .array(fc.constantFrom(...signs, ...words), { minLength: 1, maxLength: 6 })
      .map((parts) => parts.join("")),
    fc.constantFrom("dog", "traffic light", "t-shirt", ...words),
  )
  .filter((written) => fold(written) !== "");
const value: fc.Arbitrary<Value> = fc.record({
  text,
  quoted: fc.boolean(),
  start: fc.constant(0),
  end: fc.constant(0),
});
const pattern: fc.Arbitrary<Value> = fc
  .array(fc.constantFrom("a", "B", " ", ")", "|", "*", "?", "\\*", "\\?", "\\\\"), {
    minLength: 1,
    maxLength: 6,
  })
  .map((pieces) => ({ text: pieces.join(""), quoted: false, ...at }))
  .filter((made) => fold(made.text) !== "");

function bounds(most: number): fc.Arbitrary<{ min: number | undefined; max: number | undefined }> {
  const end = fc.option(fc.nat(most), { nil: undefined });
  return fc
    .record({ min: end, max: end })
    .filter(({ min, max }) => (min ?? max) !== undefined && (min ?? 0) <= (max ?? most));
}

const date = fc.constantFrom("1800", "2023", "2024-02", "2024-02-29", "2024-12-31", "2025-01", "2200");
const range: fc.Arbitrary<DateRange> = fc
  .record({ from: fc.option(date, { nil: undefined }), to: fc.option(date, { nil: undefined }) })
  .filter(({ from, to }) => (from ?? to) !== undefined && (!from || !to || from <= to));

const values = fc.constantFrom(...valueFields).chain((field): fc.Arbitrary<Predicate> => {
  const known = knownValues(field)?.map((name): Value => ({ text: name, quoted: false, ...at }));
  const one = known ? fc.constantFrom(...known) : field === "filename" ? fc.oneof(pattern, quoted) : value;
  return fc
    .array(one, { minLength: 1, maxLength: 3 })
    .map((made) => ({ kind: "values", field, values: made, ...at }));
});
const quoted = value.map((made): Value => ({ ...made, quoted: true }));
const predicate: fc.Arbitrary<Predicate> = fc.oneof(
  value.map((made): Predicate => ({ kind: "word", ...made })),
  values,
  fc
    .record({
      field: fc.constantFrom("taken", "uploaded"),
      ranges: fc.array(range, { minLength: 1, maxLength: 3 }),
    })
    .map((made): Predicate => ({ kind: "dates", ...made, ...at })),
  fc
    .record({ field: fc.constantFrom("width", "height"), ends: bounds(100_000) })
    .map(({ field, ends }): Predicate => ({ kind: "size", field, ...ends, ...at })),
  fc
    .record({ label: value, ends: bounds(1_000) })
    .map(({ label, ends }): Predicate => ({ kind: "count", label, ...ends, ...at })),
);
const percent = fc.nat(10_000).map((hundredths) => hundredths / 100);

/** What queries are made of. */
interface Parts {
  leaf: fc.Arbitrary<Predicate>;
  cut: fc.Arbitrary<Predicate>;
}

function expression({ leaf, cut }: Parts, depth: number): fc.Arbitrary<Expression> {
  if (depth === 0) return leaf;
  const inner = expression({ leaf, cut }, depth - 1);
  const several = fc.array(inner, { minLength: 2, maxLength: 3 });
  return fc.oneof(
    leaf,
    several.map(allOf),
    fc.tuple(cut, several).map(([first, rest]) => allOf([...rest, first])),
    several.map(anyOf),
    inner.map((operand) => noneOf(operand, at)),
  );
}

/** Queries of such predicates and confidences, as the parser could have made them, so many groups deep at most. */
export function queriesOf(
  leaf: fc.Arbitrary<Predicate>,
  confidence: fc.Arbitrary<number>,
  depth: number,
): fc.Arbitrary<Query> {
  const cut = confidence.map((min): Predicate => ({ kind: "confidence", min, ...at }));
  return fc
    .record({
      where: fc.option(fc.oneof(expression({ leaf, cut }, depth), cut), { nil: undefined }),
      sort: fc.option(fc.constantFrom(...sorts), { nil: undefined }),
    })
    .filter(({ where }) => !where || where.kind === "confidence" || !onlyCuts(where));
}

/** Queries of every kind, three groups deep at most. */
export const anyQuery: fc.Arbitrary<Query> = queriesOf(predicate, percent, 3);
