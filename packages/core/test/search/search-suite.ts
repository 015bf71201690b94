import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Database } from "../../src/catalog/index.ts";
import { AppError } from "../../src/errors.ts";
import { getTimeline, listFacets, searchImages, suggest } from "../../src/search/index.ts";
import { formatQuery, parseQuery, sorts } from "../../src/search/query/index.ts";
import { anyQuery } from "../../src/search/query/query.testing.ts";
import { anyCursor } from "./any-cursor.ts";
import { anyChanges, anyComings, anyLibrary, largeLibrary } from "./any-library.ts";
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

/** The properties of search, in a database that is opened for each test. */
export function testSearch(open: () => Promise<Database>, { libraries, queries }: Effort): void {
  // What was not tried in time is tried by another run, for each begins elsewhere.
  const runs = { numRuns: libraries, endOnFailure: true, interruptAfterTimeLimit: 30_000 };
  const several = <Item>(item: fc.Arbitrary<Item>, most = queries) =>
    fc.array(item, { minLength: most, maxLength: most });

  test("finds, orders and counts what plain filters over arrays do, for each of two owners", async () => {
    const db = await open();
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
        several(asked),
        several(anyTyped),
        async (one, two, all, typed) => {
          for (const library of [one, two]) {
            const { ownerId } = await WrittenLibrary.write(db, randomUUID(), library);
            const reference = new ReferenceSearch(await readLibrary(db, ownerId));
            for (const { query: made, sort, ...rest } of all) {
              const query = parseQuery(formatQuery(made));
              const subject = { db, ownerId, reference, query };
              await comparePages(subject, sort, rest.limit);
              await compareSeek(subject, sort, rest);
              await compareFacets(subject);
            }
            for (const text of typed) await compareSuggestions({ db, ownerId, reference }, text);
          }
          expect(await allDifferences(db)).toEqual([]);
        },
      ),
      runs,
    );
  });

  test("understands every word, value and bound that there is", async () => {
    const db = await open();
    const [library = expect.fail()] = fc.sample(largeLibrary, { numRuns: 1, seed: 20_261_125 });
    const { ownerId } = await WrittenLibrary.write(db, randomUUID(), library);
    const reference = new ReferenceSearch(await readLibrary(db, ownerId));

    for (const query of everyLeaf) {
      const page = await searchImages(db, { ownerId, query, limit: 200 });

      const tiers = page.meanings.map(({ term, tier }) => ({ term, tier }));
      const text = formatQuery(query);
      expect([text, tiers, idsOf(page)]).toEqual([
        text,
        reference.tiers(query),
        reference.list(query, "newest"),
      ]);
    }
  });

  test("answers any query, however odd, without a fault", async () => {
    const db = await open();

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
      { ...runs, numRuns: Math.ceil(libraries / 2) },
    );
  });

  test("completes anything that is typed without a fault", async () => {
    const db = await open();
    const ownerId = randomUUID();
    await WrittenLibrary.write(
      db,
      ownerId,
      fc.sample(anyLibrary, { numRuns: 1, seed: 1 })[0] ?? expect.fail(),
    );

    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "binary", maxLength: 12 }),
        fc.constantFrom("", "label:", "-is:"),
        async (typed, head) => {
          for (const { query } of await suggest(db, ownerId, head + typed)) {
            expect(
              query.endsWith(":") || /^(?:count\(|conf>=)$/.test(query) || parseQuery(query),
            ).toBeTruthy();
          }
        },
      ),
      { numRuns: 4 * queries },
    );
  });

  test("refuses any cursor that it did not make as one, and nothing worse", async () => {
    const db = await open();
    const query = parseQuery("sort:relevance dog");
    const ownerId = randomUUID();
    await WrittenLibrary.write(
      db,
      ownerId,
      fc.sample(anyLibrary, { numRuns: 1, seed: 2 })[0] ?? expect.fail(),
    );

    await fc.assert(
      fc.asyncProperty(anyCursor(query), async (cursor) => {
        const answer = await searchImages(db, { ownerId, query, limit: 5, cursor }).catch(
          (error: unknown) => error,
        );
        if (answer instanceof Error) expect(answer).toBeInstanceOf(AppError);
      }),
      { numRuns: 2 * queries },
    );
  });

  test("keeps postings and counts right through whatever happens to images", async () => {
    const db = await open();

    await fc.assert(
      fc.asyncProperty(anyLibrary, anyChanges, async (library, changes) => {
        const written = await WrittenLibrary.write(db, randomUUID(), library);
        for (const change of changes) {
          await written.change(change);
          expect([change, await allDifferences(db)]).toEqual([change, []]);
        }
      }),
      { ...runs, numRuns: Math.ceil(libraries / 2) },
    );
  });

  test("shows no image twice, and each that was there throughout, while others come and go", async () => {
    const db = await open();
    const asked = fc.record({
      query: libraryQuery,
      sort: fc.constantFrom(...sorts),
      limit: fc.integer({ min: 1, max: 7 }),
    });

    await fc.assert(
      fc.asyncProperty(anyLibrary, anyComings, several(asked), async (library, comings, all) => {
        const written = await WrittenLibrary.write(db, randomUUID(), library);
        for (const { query, sort, limit } of all) {
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
          expect([text, sort, seen.filter((id) => throughout.includes(id))]).toEqual([
            text,
            sort,
            throughout,
          ]);
        }
      }),
      runs,
    );
  });
}
