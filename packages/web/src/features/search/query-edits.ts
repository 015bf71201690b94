import { predicatesOf, type Sort, type Span, tokenize } from "@image-content-search/core/query";
import { termText } from "../../lib/term-text.ts";
import { grouped, joined, readText, spliced, without } from "./query-text.ts";

/** The query with a label in place of a bare word, all else as it was typed. */
export function withLabel(q: string, word: string, label: string): string {
  const found = predicatesOf(readText(q) ?? { where: undefined }).find(
    (predicate) => predicate.kind === "word" && predicate.text === word,
  );
  return found ? spliced(q, found, termText(label.toLowerCase())) : q;
}

/** The query with one more thing that must hold; as it was while it cannot be parsed. */
export function withCondition(q: string, condition: string): string {
  const query = readText(q);
  if (query?.where?.kind !== "or") return query ? joined(q, condition) : q;
  const both = joined(grouped(withoutSort(q)), condition);
  return query.sort ? joined(both, `sort:${query.sort}`) : both;
}

/** The order that the query asks for. */
export function sortOf(q: string): Sort {
  return readText(q)?.sort ?? "newest";
}

/** The query in an order; the usual one, newest first, needs no words. */
export function withSort(q: string, sort: Sort): string {
  const rest = withoutSort(q);
  return sort === "newest" || !readText(q) ? rest : joined(rest, `sort:${sort}`);
}

/** What the query asks for, whatever its order. */
export function withoutSort(q: string): string {
  const span = readText(q)?.sort && sortSpan(q);
  return span ? without(q, span) : q;
}

function sortSpan(q: string): Span | undefined {
  const tokens = tokenize(q);
  const at = tokens.findIndex(({ kind, text }) => kind === "field" && text === "sort");
  const field = tokens[at];
  if (!field) return undefined;
  const isList = tokens[at + 1]?.text === "(";
  const last = isList
    ? tokens.find(({ start, text }) => start > field.start && text === ")")
    : tokens[at + 1];
  return { start: field.start, end: last?.end ?? field.end };
}
