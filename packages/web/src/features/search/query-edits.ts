import {
  formatQuery,
  parseQuery,
  predicatesOf,
  type Query,
  type Sort,
} from "@image-content-search/core/query";
import { termText } from "../../lib/term-text.ts";

/** A query of the library; undefined while it cannot be parsed. */
function read(q: string): Query | undefined {
  try {
    return parseQuery(q);
  } catch {
    return undefined;
  }
}

/** The query with a label in place of a bare word, all else as it was typed. */
export function withLabel(q: string, word: string, label: string): string {
  const found = predicatesOf(read(q) ?? { where: undefined, sort: undefined }).find(
    (predicate) => predicate.kind === "word" && predicate.text === word,
  );
  return found ? q.slice(0, found.start) + termText(label.toLowerCase()) + q.slice(found.end) : q;
}

/** The order that the query asks for. */
export function sortOf(q: string): Sort {
  return read(q)?.sort ?? "newest";
}

/** The query in an order; the usual one, newest first, needs no words. */
export function withSort(q: string, sort: Sort): string {
  const query = read(q);
  return query ? formatQuery({ ...query, sort: sort === "newest" ? undefined : sort }) : q;
}

/** What the query asks for, whatever its order. */
export function withoutSort(q: string): string {
  return sortOf(q) === "newest" ? q : withSort(q, "newest");
}
