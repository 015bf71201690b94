import {
  type Confidence,
  type Dates,
  formatQuery,
  meantValue,
  type Predicate,
  type Values,
} from "@image-content-search/core/query";
import { withCondition } from "./query-edits.ts";
import { operandsOf, spliced, without } from "./query-text.ts";

/** The fields of which values can be switched on and off; `taken` has years and months. */
export const filterFields = ["label", "category", "color", "camera", "type", "is", "taken"] as const;
export type FilterField = (typeof filterFields)[number];

/** What the query asks of a field for all results, folded. */
export function chosenOf(q: string, field: FilterField): readonly string[] {
  return filtersOn(q, field).flatMap(keysOf);
}

/** The query with a value of a field switched on or off; several values of a field make one list. */
export function toggled(q: string, field: FilterField, value: string): string {
  const key = keyOf(field, value);
  const filters = filtersOn(q, field);
  const holding = filters.filter((filter) => keysOf(filter).includes(key));
  if (holding.length > 0) {
    // From the end, so that what stands before keeps its place.
    return holding.reduceRight((text, filter) => withoutValue(text, filter, key), q);
  }
  const [first] = filters;
  if (first) return spliced(q, first, format(withValue(first, value)));
  return withCondition(q, format(newFilter(field, value)));
}

/** From which confidence on labels count in the whole query; 0 when it does not say. */
export function confidenceOf(q: string): number {
  return confidenceIn(q)?.min ?? 0;
}

/** The query with labels counting from a confidence on; 0 takes the condition out. */
export function withConfidence(q: string, min: number): string {
  const present = confidenceIn(q);
  if (min === 0) return present ? without(q, present) : q;
  const condition = `conf>=${min}`;
  return present ? spliced(q, present, condition) : withCondition(q, condition);
}

function confidenceIn(q: string): Confidence | undefined {
  return operandsOf(q).find((operand) => operand.kind === "confidence");
}

type Filter = Values | Dates;

function filtersOn(q: string, field: FilterField): Filter[] {
  return operandsOf(q).filter(
    (operand): operand is Filter =>
      (operand.kind === "values" || operand.kind === "dates") && operand.field === field,
  );
}

function keyOf(field: FilterField, value: string): string {
  return field === "taken" ? value : (meantValue(field, value) ?? value);
}

function keysOf(filter: Filter): string[] {
  if (filter.kind === "values") {
    return filter.values.map(({ text }) => meantValue(filter.field, text) ?? text);
  }
  return filter.ranges.map(({ from, to }) => (from === to ? `${from}` : `${from ?? ""}..${to ?? ""}`));
}

function newFilter(field: FilterField, value: string): Filter {
  const nowhere = { start: 0, end: 0 };
  const empty: Filter =
    field === "taken"
      ? { kind: "dates", field, ranges: [], ...nowhere }
      : { kind: "values", field, values: [], ...nowhere };
  return withValue(empty, value);
}

function withValue(filter: Filter, value: string): Filter {
  if (filter.kind === "dates") {
    return { ...filter, ranges: [...filter.ranges, { from: value, to: value }] };
  }
  const text = value.toLowerCase();
  return { ...filter, values: [...filter.values, { text, quoted: /\s/.test(text), start: 0, end: 0 }] };
}

function withoutValue(q: string, filter: Filter, key: string): string {
  const keys = keysOf(filter);
  const isKept = (_: unknown, place: number) => keys[place] !== key;
  if (!keys.some(isKept)) return without(q, filter);
  const rest: Filter =
    filter.kind === "dates"
      ? { ...filter, ranges: filter.ranges.filter(isKept) }
      : { ...filter, values: filter.values.filter(isKept) };
  return spliced(q, filter, format(rest));
}

function format(predicate: Predicate): string {
  return formatQuery({ where: predicate, sort: undefined });
}
