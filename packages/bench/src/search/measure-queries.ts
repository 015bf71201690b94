import type { Database } from "@image-content-search/core/catalog";
import { parseQuery, type Query, type Sort, sorts } from "@image-content-search/core/query";
import {
  countImages,
  findSimilar,
  getTimeline,
  listFacets,
  type SearchPage,
  searchImages,
  suggest,
} from "@image-content-search/core/search";
import { Chance } from "../chance.ts";
import type { GeneratedLibrary } from "./generated-library.ts";
import { ownerId } from "./load-library.ts";
import { Samples } from "./samples.ts";
import type { WorkQuery } from "./workload.ts";

/** What is measured beside pages, each of every query. */
const operations: Record<string, (db: Database, ownerId: string, query: Query) => Promise<unknown>> = {
  "total, exact": countImages,
  "facet panel, exact": listFacets,
  timeline: getTimeline,
};

const pageSize = 60;
const suggestionCount = 60;
/** Pages of 200 that lie before a deep page. */
const pagesBefore = 25;

/** One page of a query, of the API's usual size. */
function search(
  db: Database,
  text: string,
  rest: { sort?: Sort; cursor?: string; limit?: number } = {},
): Promise<SearchPage> {
  return searchImages(db, { ownerId, query: parseQuery(text), limit: pageSize, ...rest });
}

/** Does the same once to get warm, then in so many rounds, so that the machine's moods meet all alike. */
async function repeat(
  rounds: number,
  samples: Samples,
  measure: (samples: Samples) => Promise<void>,
): Promise<void> {
  await measure(new Samples());
  for (let round = 0; round < rounds; round++) await measure(samples);
}

/** First pages by class and everything else of every query. */
export async function measureQueries(
  db: Database,
  queries: readonly WorkQuery[],
  rounds: number,
  samples: Samples,
): Promise<void> {
  await repeat(rounds, samples, async (into) => {
    for (const { kind, text } of queries) {
      await into.time(`page: ${kind}`, () => search(db, text));
      for (const [what, operation] of Object.entries(operations)) {
        await into.time(what, () => operation(db, ownerId, parseQuery(text)));
      }
    }
  });
}

/** Every order, both directions: the first page, the next and the one before that again. */
export async function measureOrders(
  db: Database,
  queries: readonly WorkQuery[],
  rounds: number,
  samples: Samples,
): Promise<void> {
  await repeat(rounds, samples, async (into) => {
    for (const sort of sorts) {
      for (const { text } of queries) await turnPages(db, text, sort, into);
    }
  });
}

async function turnPages(db: Database, text: string, sort: Sort, samples: Samples): Promise<void> {
  const { nextCursor } = await samples.time(`page: ${sort}, first`, () => search(db, text, { sort }));
  if (!nextCursor) return;
  const cursor = nextCursor;
  const second = await samples.time(`page: ${sort}, next`, () => search(db, text, { sort, cursor }));
  const back = second.previousCursor;
  if (back) await samples.time(`page: ${sort}, previous`, () => search(db, text, { sort, cursor: back }));
}

/** Pages behind five thousand images, in every order, of queries that find so many. */
export async function measureDeepPages(
  db: Database,
  queries: readonly WorkQuery[],
  rounds: number,
  samples: Samples,
): Promise<void> {
  for (const sort of sorts) {
    for (const { text } of queries) {
      const cursor = await findDeepCursor(db, text, sort);
      for (let round = 0; cursor && round < rounds; round++) {
        await samples.time(`page: ${sort}, deep`, () => search(db, text, { sort, cursor }));
      }
    }
  }
}

/** Where a page begins that is far from the first; undefined where the result ends before. */
async function findDeepCursor(db: Database, text: string, sort: Sort): Promise<string | undefined> {
  let cursor: string | undefined;
  for (let page = 0; page < pagesBefore; page++) {
    const { nextCursor } = await search(db, text, { sort, limit: 200, ...(cursor && { cursor }) });
    if (!nextCursor) return undefined;
    cursor = nextCursor;
  }
  return cursor;
}

/** What is like the first image that each query finds. */
export async function measureSimilar(
  db: Database,
  queries: readonly WorkQuery[],
  samples: Samples,
): Promise<void> {
  for (const { text } of queries) {
    const imageId = (await search(db, text)).items[0]?.imageId;
    if (!imageId) continue;
    await findSimilar(db, { ownerId, imageId });
    await samples.time("similar", () => findSimilar(db, { ownerId, imageId }));
  }
}

/** Completions of what is typed of labels' names and words, one to five characters. */
export async function measureSuggestions(
  db: Database,
  { vocabulary }: GeneratedLibrary,
  seed: number,
  samples: Samples,
): Promise<void> {
  const chance = new Chance(seed);
  const names = [...vocabulary.labels.map(({ name }) => name), ...vocabulary.words.slice(0, 500)];
  for (let place = 0; place < suggestionCount; place++) {
    const typed = chance.pick(names).slice(0, 1 + (place % 5));
    await suggest(db, ownerId, typed);
    await samples.time("suggestions", () => suggest(db, ownerId, typed));
  }
}
