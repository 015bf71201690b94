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
import { fold, formatQuery, type Query, sorts } from "../../src/search/query/index.ts";
import type { ReferenceSearch } from "./reference-search.ts";
import { idsOf, pagesBack, pagesForth } from "./walk.ts";

/** An owner's library, on the engine and as plain arrays. */
interface Subject {
  db: Database;
  ownerId: string;
  reference: ReferenceSearch;
}

type Asked = Subject & { query: Query };

/** Pages of a result in each order, forth and back; its total, and how its words are understood. */
export async function comparePages({ db, ownerId, reference, query }: Asked, limit: number): Promise<void> {
  const text = formatQuery(query);
  for (const sort of query.sort ? [query.sort] : sorts) {
    const expected = reference.list(query, sort);
    const reading = { ownerId, query, sort, limit };

    const forth = await pagesForth(db, reading);
    const back = await pagesBack(db, reading, forth.at(-1) ?? expect.fail());

    const [first] = forth;
    const tiers = first?.meanings.map(({ term, tier }) => ({ term, tier }));
    expect([text, sort, forth.flatMap(idsOf)]).toEqual([text, sort, expected]);
    expect([text, sort, back.reverse().flatMap(idsOf)]).toEqual([text, sort, expected]);
    expect([text, first?.total, first?.previousCursor]).toEqual([text, expected.length, null]);
    expect(forth.slice(1).every(({ total }) => total === null)).toBe(true);
    expect([text, tiers]).toEqual([text, reference.tiers(query)]);
  }
  expect([text, await countImages(db, ownerId, query)]).toEqual([
    text,
    reference.list(query, "newest").length,
  ]);
}

/** A result from a date on, and what is before it. */
export async function compareSeek({ db, ownerId, reference, query }: Asked, seek: string, limit: number) {
  const text = formatQuery(query);
  for (const sort of ["newest", "oldest"] as const) {
    if (query.sort && query.sort !== sort) continue;
    const whole = reference.list(query, sort);
    const expected = reference.listFrom(query, sort, seek);
    const reading = { ownerId, query, sort, limit };

    const forth = await pagesForth(db, { ...reading, seek });

    const [first] = forth;
    expect([text, sort, seek, forth.flatMap(idsOf)]).toEqual([text, sort, seek, expected]);
    expect([text, seek, first?.total]).toEqual([text, seek, whole.length]);
    if (!first?.previousCursor) continue;
    const before = await searchImages(db, { ...reading, cursor: first.previousCursor });
    const back = await pagesBack(db, reading, before);
    expect([text, seek, back.reverse().flatMap(idsOf)]).toEqual([
      text,
      seek,
      whole.slice(0, whole.length - expected.length),
    ]);
  }
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
