import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect } from "vitest";
import type { Database } from "../../src/catalog/index.ts";
import { AppError } from "../../src/errors.ts";
import { getTimeline, listFacets, searchImages, suggest } from "../../src/search/index.ts";
import { formatQuery, parseQuery, type Query, type Sort, sorts } from "../../src/search/query/index.ts";
import { anyQuery } from "../../src/search/query/query.testing.ts";
import { anyCursor } from "./any-cursor.ts";
import {
  type AnyLibrary,
  anyChanges,
  anyComings,
  anyLibrary,
  type Change,
  largeLibrary,
} from "./any-library.ts";
import { compareFacets, comparePages, compareSeek, compareSuggestions } from "./compare.ts";
import { allDifferences } from "./differences.ts";
import { anyDate, anyTyped, everyLeaf, libraryQuery } from "./library-query.ts";
import { readLibrary } from "./plain-library.ts";
import { ReferenceSearch } from "./reference-search.ts";
import { idsOf, pagesForth } from "./walk.ts";
import { WrittenLibrary } from "./written-library.ts";

/** How much is tried: libraries of two owners each, queries in each. */
export interface Effort {
  libraries: number;
  queries: number;
}

/** What is asked of a library; pages have at most `limit` images. */
interface Asked {
  query: Query;
  sort: Sort;
  limit: number;
}

// What was not tried in time is tried by another run, for each begins elsewhere.
const runsOf = (libraries: number) => ({
  numRuns: libraries,
  endOnFailure: true,
  interruptAfterTimeLimit: 30_000,
});

function several<Item>(item: fc.Arbitrary<Item>, count: number): fc.Arbitrary<Item[]> {
  return fc.array(item, { minLength: count, maxLength: count });
}

function sampleOf(library: fc.Arbitrary<AnyLibrary>, seed: number): AnyLibrary {
  return fc.sample(library, { numRuns: 1, seed })[0] ?? expect.fail();
}

/** Pages, totals, facets, months and suggestions are those of plain filters over arrays. */
export async function findsAsReference(db: Database, { libraries, queries }: Effort): Promise<void> {
  const asked = fc.record({
    query: libraryQuery,
    sort: fc.constantFrom(...sorts),
    date: anyDate,
    limit: fc.integer({ min: 1, max: 15 }),
  });
  await fc.assert(
    fc.asyncProperty(
      anyLibrary,
      anyLibrary,
      several(asked, queries),
      several(anyTyped, queries),
      async (one, two, all, typed) => {
        for (const library of [one, two]) await compareLibrary(db, library, all, typed);
        expect(await allDifferences(db)).toEqual([]);
      },
    ),
    runsOf(libraries),
  );
}

async function compareLibrary(
  db: Database,
  library: AnyLibrary,
  asked: readonly (Asked & { date: string })[],
  typed: readonly string[],
): Promise<void> {
  const { ownerId } = await WrittenLibrary.write(db, randomUUID(), library);
  const reference = new ReferenceSearch(await readLibrary(db, ownerId));
  for (const { query: made, sort, ...rest } of asked) {
    const query = parseQuery(formatQuery(made));
    const subject = { db, ownerId, reference, query };
    await comparePages(subject, sort, rest.limit);
    await compareSeek(subject, sort, rest);
    await compareFacets(subject);
  }
  for (const text of typed) await compareSuggestions({ db, ownerId, reference }, text);
}

/** Each word, value and bound of the vocabulary alone finds what the reference does, by the same tier. */
export async function understandsEveryLeaf(db: Database): Promise<void> {
  const { ownerId } = await WrittenLibrary.write(db, randomUUID(), sampleOf(largeLibrary, 20_261_125));
  const reference = new ReferenceSearch(await readLibrary(db, ownerId));
  for (const query of everyLeaf) {
    const page = await searchImages(db, { ownerId, query, limit: 200 });
    const tiers = page.meanings.map(({ term, tier }) => ({ term, tier }));
    const text = formatQuery(query);
    const expected = [text, reference.tiers(query), reference.list(query, "newest")];
    expect([text, tiers, idsOf(page)]).toEqual(expected);
  }
}

/** Total, page and months of one query agree. */
export async function answersAnyQuery(db: Database, { libraries, queries }: Effort): Promise<void> {
  await fc.assert(
    fc.asyncProperty(anyLibrary, several(anyQuery, 4 * queries), async (library, all) => {
      const { ownerId } = await WrittenLibrary.write(db, randomUUID(), library);
      for (const made of all) {
        const query = parseQuery(formatQuery(made));
        const { items, total } = await searchImages(db, { ownerId, query, limit: 50 });
        const months = await getTimeline(db, ownerId, query);
        await listFacets(db, ownerId, query);

        expect([formatQuery(query), total]).toEqual([formatQuery(query), items.length]);
        expect(months.reduce((sum, { count }) => sum + count, 0)).toBe(total);
      }
    }),
    runsOf(Math.ceil(libraries / 2)),
  );
}

/** What is suggested is a query, or the beginning of one. */
export async function completesAnythingTyped(db: Database, { queries }: Effort): Promise<void> {
  const { ownerId } = await WrittenLibrary.write(db, randomUUID(), sampleOf(anyLibrary, 1));
  const isBegun = (query: string) => query.endsWith(":") || /^(?:count\(|conf>=)$/.test(query);
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.constantFrom("", "label:", "-is:"),
      async (typed, head) => {
        for (const { query } of await suggest(db, ownerId, head + typed)) {
          expect(isBegun(query) || parseQuery(query)).toBeTruthy();
        }
      },
    ),
    { numRuns: 4 * queries },
  );
}

/** A cursor is good, or refused in words. */
export async function refusesAnyCursor(db: Database, { queries }: Effort): Promise<void> {
  const query = parseQuery("sort:relevance dog");
  const { ownerId } = await WrittenLibrary.write(db, randomUUID(), sampleOf(anyLibrary, 2));
  await fc.assert(
    fc.asyncProperty(anyCursor(query), async (cursor) => {
      const answer = await searchImages(db, { ownerId, query, limit: 5, cursor }).catch(
        (error: unknown) => error,
      );
      if (answer instanceof Error) expect(answer).toBeInstanceOf(AppError);
    }),
    { numRuns: 2 * queries },
  );
}

/** No change of an image leaves postings or counts that are not what the images say. */
export async function keepsCountsRight(db: Database, { libraries }: Effort): Promise<void> {
  await fc.assert(
    fc.asyncProperty(anyLibrary, anyChanges, async (library, changes) => {
      const written = await WrittenLibrary.write(db, randomUUID(), library);
      for (const change of changes) {
        await written.change(change);
        expect([change, await allDifferences(db)]).toEqual([change, []]);
      }
    }),
    runsOf(Math.ceil(libraries / 2)),
  );
}

/** Who turns pages sees no image twice, and each that was there all the while. */
export async function showsNoImageTwice(db: Database, { libraries, queries }: Effort): Promise<void> {
  const asked = fc.record({
    query: libraryQuery,
    sort: fc.constantFrom(...sorts),
    limit: fc.integer({ min: 1, max: 7 }),
  });
  await fc.assert(
    fc.asyncProperty(anyLibrary, anyComings, several(asked, queries), async (library, comings, all) => {
      const written = await WrittenLibrary.write(db, randomUUID(), library);
      for (const one of all) await turnPages(db, written, comings, one);
    }),
    runsOf(libraries),
  );
}

async function turnPages(
  db: Database,
  written: WrittenLibrary,
  comings: readonly Change[],
  { query, sort, limit }: Asked,
): Promise<void> {
  const reading = { ownerId: written.ownerId, query, sort, limit };
  const whole = async () => idsOf(await searchImages(db, { ...reading, limit: 200 }));
  const moments = [await whole()];
  const pages = await pagesForth(db, reading, async () => {
    const coming = comings[moments.length - 1];
    if (coming) await written.change(coming);
    moments.push(await whole());
  });

  const seen = pages.flatMap(idsOf);
  const throughout = moments[0]?.filter((id) => moments.every((ids) => ids.includes(id))) ?? [];
  const text = formatQuery(query);
  expect([text, seen]).toEqual([text, [...new Set(seen)]]);
  const stayed = seen.filter((id) => throughout.includes(id));
  expect([text, sort, stayed]).toEqual([text, sort, throughout]);
}
