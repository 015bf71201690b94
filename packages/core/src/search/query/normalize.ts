import type { DateRange, Expression, Predicate, Query, Value, ValueField } from "./ast.ts";
import { readBare, valueEnds } from "./characters.ts";
import { daysOf } from "./dates.ts";
import { meantValue } from "./fields.ts";
import { type FilenamePart, filenameParts } from "./filename-pattern.ts";
import { fold } from "./fold.ts";
import { formatExpression, formatQuery } from "./format.ts";
import { allOf, anyOf, noneOf } from "./tree.ts";

/**
 * The text of a query's meaning, for cursors and cache keys: queries that obviously mean the same have the
 * same. Words are folded, operands, values and ranges sorted and without repeats, dates whole days, other
 * spellings resolved, quotes of values (not of bare words) left out where they are notation only.
 */
export function canonicalQuery({ where, sort }: Query): string {
  return formatQuery({ where: where && normalize(where), sort });
}

function normalize(expression: Expression): Expression {
  switch (expression.kind) {
    case "and":
      return sorted(allOf(expression.operands.map(normalize)), "and");
    case "or":
      return sorted(anyOf(expression.operands.map(normalize)), "or");
    case "not":
      return noneOf(normalize(expression.operand), expression);
    default:
      return normalizePredicate(expression);
  }
}

function sorted(expression: Expression, kind: "and" | "or"): Expression {
  if (expression.kind !== kind) return expression;
  const operands = distinct(expression.operands, formatExpression);
  const [first] = operands;
  return first && operands.length === 1 ? first : { ...expression, operands };
}

function normalizePredicate(predicate: Predicate): Predicate {
  switch (predicate.kind) {
    case "word":
      return { ...predicate, text: fold(predicate.text) };
    case "values": {
      const values = predicate.values.map((value) => normalizeValue(predicate.field, value));
      return { ...predicate, values: distinct(values, ({ text }) => text) };
    }
    case "dates":
      return { ...predicate, ranges: distinct(predicate.ranges.map(daysOf), rangeKey) };
    case "count":
      return { ...predicate, label: normalizeValue("label", predicate.label) };
    default:
      return predicate;
  }
}

function normalizeValue(field: ValueField, value: Value): Value {
  if (field === "filename") {
    return { ...value, text: filenameParts(value).map(patternText).join(""), quoted: false };
  }
  const text = meantValue(field, value.text) ?? fold(value.text);
  return { ...value, text, quoted: text !== readBare(text, 0, valueEnds).text };
}

function patternText(part: FilenamePart): string {
  return "wildcard" in part ? part.wildcard : part.literal.replace(/[*?\\]/g, "\\$&");
}

function rangeKey({ from = "", to = "" }: DateRange): string {
  return `${from}..${to}`;
}

function distinct<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const byKey = new Map(items.map((item) => [keyOf(item), item]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
