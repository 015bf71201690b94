import { expect } from "vitest";
import type { Database } from "../../src/catalog/index.ts";
import {
  countImages,
  facetFields,
  getTimeline,
  listFacets,
  searchImages,
  suggest,
} from "../../src/search/index.ts";
import { fold, formatQuery, type Query, type Sort } from "../../src/search/query/index.ts";
import type { ReferenceSearch } from "./reference-search.ts";
import { idsOf, pagesBack, pagesForth } from "./walk.ts";

/** An owner's library, on the engine and as plain arrays. */
interface Subject {
  db: Database;
  ownerId: string;
  reference: ReferenceSearch;
}

type Asked = Subject & { query: Query };

/** Pages of a result forth and back; its total, and how its words are understood. */
export async function comparePages(
  { db, ownerId, reference, query }: Asked,
  preferred: Sort,
  limit: number,
): Promise<void> {
  const text = formatQuery(query);
  const sort = query.sort ?? preferred;
  const expected = reference.list(query, sort);
  const reading = { ownerId, query, sort, limit };

  const forth = await pagesForth(db, reading);
  const back = await pagesBack(db, reading, forth.at(-1) ?? expect.fail());

  const [first] = forth;
  expect([text, sort, forth.flatMap(idsOf)]).toEqual([text, sort, expected]);
  expect([text, sort, back.reverse().flatMap(idsOf)]).toEqual([text, sort, expected]);
  expect([text, first?.total, first?.previousCursor]).toEqual([text, expected.length, null]);
  expect(forth.slice(1).every(({ total }) => total === null)).toBe(true);
  expect([text, await countImages(db, ownerId, query)]).toEqual([text, expected.length]);
  const tiers = first?.meanings.map(({ term, tier }) => ({ term, tier }));
  expect([text, tiers]).toEqual([text, reference.tiers(query)]);
  for (const { didYouMean, broader } of first?.advice ?? []) {
    for (const { name, count } of [...didYouMean, ...broader]) {
      expect([text, name, count]).toEqual([text, name, reference.shown("label", query).get(fold(name))]);
    }
  }
}

/** A result from a date on, and what is before it. */
export async function compareSeek(
  { db, ownerId, reference, query }: Asked,
  preferred: Sort,
  { date, limit }: { date: string; limit: number },
): Promise<void> {
  const text = formatQuery(query);
  const sort = query.sort ?? preferred;
  if (sort === "relevance") return;
  const whole = reference.list(query, sort);
  const expected = reference.listFrom(query, sort, date);
  const reading = { ownerId, query, sort, limit };

  const forth = await pagesForth(db, { ...reading, seek: date });

  const [first] = forth;
  expect([text, sort, date, forth.flatMap(idsOf)]).toEqual([text, sort, date, expected]);
  expect([text, date, first?.total]).toEqual([text, date, whole.length]);
  if (!first?.previousCursor) return;
  const before = await searchImages(db, { ...reading, cursor: first.previousCursor });
  const back = await pagesBack(db, reading, before);
  const earlier = whole.slice(0, whole.length - expected.length);
  expect([text, sort, date, back.reverse().flatMap(idsOf)]).toEqual([text, sort, date, earlier]);
}

/** Counts within a result. */
export async function compareFacets({ db, ownerId, reference, query }: Asked): Promise<void> {
  const text = formatQuery(query);
  const facets = await listFacets(db, ownerId, query);
  for (const field of facetFields) {
    const counted = facets[field].map(({ value, count }): [string, number] => [fold(value), count]);
    expect([text, field, new Map(counted)]).toEqual([text, field, reference.facet(query, field)]);
    expect([field, counted.map(([, count]) => count)]).toEqual([
      field,
      counted.map(([, count]) => count).sort((a, b) => b - a),
    ]);
  }
  expect([text, await getTimeline(db, ownerId, query)]).toEqual([text, reference.timeline(query)]);
}

const shownFields = {
  label: "label",
  category: "category",
  text: "word",
  camera: "camera",
  lens: "lens",
} as const;

/** What is suggested has its count in this library; labels, categories and words that begin so are suggested. */
export async function compareSuggestions({ db, ownerId, reference }: Subject, typed: string): Promise<void> {
  const suggestions = await suggest(db, ownerId, typed);
  for (const { kind, text, count } of suggestions) {
    if (kind === "field" || kind === "value" || kind === "saved") continue;
    expect([typed, kind, text, count]).toEqual([
      typed,
      kind,
      text,
      reference.shown(shownFields[kind]).get(fold(text)),
    ]);
  }
  if (/[:-]/.test(typed)) return;
  const suggested = suggestions.map(({ kind, text }) => `${kind} ${fold(text)}`);
  for (const kind of ["label", "category", "text"] as const) {
    const begun = [...reference.shown(shownFields[kind]).keys()].filter((name) =>
      name.startsWith(fold(typed)),
    );
    expect([typed, suggested]).toEqual([
      typed,
      expect.arrayContaining(begun.map((name) => `${kind} ${name}`)),
    ]);
  }
}
