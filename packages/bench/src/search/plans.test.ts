import { parseQuery, type Sort, sorts } from "@image-content-search/core/query";
import {
  countImages,
  findSimilar,
  getStats,
  getTimeline,
  listFacets,
  type SearchPage,
  searchImages,
  suggest,
  verifyCounts,
} from "@image-content-search/core/search";
import { noPostgres } from "@image-content-search/local/postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readLibrary } from "../../../core/test/search/plain-library.ts";
import { ReferenceSearch } from "../../../core/test/search/reference-search.ts";
import type { DirectDatabase } from "./direct-database.ts";
import { GeneratedLibrary } from "./generated-library.ts";
import { loadLibrary, ownerId } from "./load-library.ts";
import { type Server, startPostgresServer } from "./server.ts";
import { createWorkload, queryKinds } from "./workload.ts";

/** Enough for results that are too large to be sorted, and for three chunks of bits. */
const options = { images: 34_000, seed: 7 };
const limit = 60;

/** The tables that grow with the images; a plan that reads one of them from end to end is a wrong one. */
const large = ["image", "image_label", "image_word", "stored_posting", "posted_image", "term"];

describe.skipIf(noPostgres)("in a library of 34,000 images on PostgreSQL 16", () => {
  let server: Server;
  let database: DirectDatabase;
  beforeAll(async () => {
    server = await startPostgresServer(undefined, undefined);
    database = await server.open(options);
    await loadLibrary(database, options, postAtOnce);
  }, 240_000);
  afterAll(async () => {
    await database.close();
    await server.stop();
  });

  const library = new GeneratedLibrary(options.images, options.seed);
  const workload = createWorkload(library, options.seed);
  const someOfEach = (count: number) =>
    queryKinds.flatMap((kind) => workload.filter((query) => query.kind === kind).slice(0, count));
  const find = (text: string, rest: { sort: Sort; cursor?: string | null; seek?: string }) =>
    searchImages(database.db, {
      ...rest,
      ownerId,
      query: parseQuery(text),
      limit,
      cursor: rest.cursor ?? undefined,
    });

  /** How often each large table was read from end to end so far. */
  const scans = async (): Promise<Record<string, unknown>> => {
    await database.run("select pg_stat_force_next_flush()");
    const { rows } = await database.run(
      "select relname, seq_scan from pg_stat_user_tables where relname = any($1::text[])",
      [large],
    );
    return Object.fromEntries(rows.map(({ relname, seq_scan }) => [relname, seq_scan]));
  };

  test("no page, total or sum of any class of queries reads a table from end to end", async () => {
    const { db } = database;
    for (const { kind, text } of someOfEach(4)) {
      const before = await scans();
      const query = parseQuery(text);
      let imageId: string | undefined;
      for (const sort of sorts) {
        const { nextCursor, items } = await find(text, { sort });
        const second = nextCursor === null ? undefined : await find(text, { sort, cursor: nextCursor });
        if (second) await find(text, { sort, cursor: second.previousCursor });
        if (sort !== "relevance") await find(text, { sort, seek: "2018-05" });
        imageId ??= items[0]?.imageId;
      }
      await countImages(db, ownerId, query);
      await listFacets(db, ownerId, query);
      await getTimeline(db, ownerId, query);
      await suggest(db, ownerId, text.slice(0, 4));
      if (imageId) await findSimilar(db, { ownerId, imageId });

      expect([kind, text, await scans()]).toEqual([kind, text, before]);
    }
  }, 240_000);

  test("neither does the library at a glance", async () => {
    const before = await scans();

    await getStats(database.db, ownerId);

    expect(await scans()).toEqual(before);
  });

  test("counts are right at the edges of chunks of bits", async () => {
    for (const edge of [1, 2]) {
      expect((await verifyCounts(database.db, edge * 16_384 - 100, 200)).differences).toEqual([]);
    }
  });

  test("large results are those of plain filters, in every order, forth and back", async () => {
    const reference = new ReferenceSearch(await readLibrary(database.db, ownerId));
    const ids = (pages: SearchPage[]) => pages.flatMap(({ items }) => items.map(({ imageId }) => imageId));
    for (const { text } of someOfEach(1)) {
      const query = parseQuery(text);
      for (const sort of sorts) {
        const expected = reference.list(query, sort);
        const first = await find(text, { sort });
        const second = await find(text, { sort, cursor: first.nextCursor });
        const third = await find(text, { sort, cursor: second.nextCursor });
        const back = await find(text, { sort, cursor: third.previousCursor });

        const isLong = expected.length > 2 * limit;
        const read = isLong ? [first, second, third] : [first];
        expect([text, sort, first.total]).toEqual([text, sort, expected.length]);
        expect([text, sort, ids(read)]).toEqual([text, sort, expected.slice(0, (isLong ? 3 : 1) * limit)]);
        if (isLong) expect([text, sort, ids([back])]).toEqual([text, sort, ids([second])]);
        if (sort === "relevance") continue;
        const later = reference.listFrom(query, sort, "2018-05");
        const sought = await find(text, { sort, seek: "2018-05" });
        expect([text, sort, ids([sought])]).toEqual([text, sort, later.slice(0, limit)]);
      }
    }
  }, 240_000);
});

/** All postings from what stands: quicker than step by step, where there are none. */
async function postAtOnce({ run }: DirectDatabase): Promise<void> {
  await run(`create temp table standing as select image_key, owner_key, ordinal, terms.*
    from image cross join lateral image_terms(image.image_key) terms where prepared_attempt > 0`);
  await run(`insert into term (owner_key, term, image_count)
    select owner_key, term, count(*) from standing group by 1, 2`);
  await run(`insert into stored_posting (term_key, level, chunk, sparse, dense)
    select term_key, level, chunk, sparse_bits(bits), dense_bits(bits) from (
      select term_key, level, ordinal >> 14 as chunk, bit_or(posting_bit(ordinal & 16383)) as bits
      from standing join term using (owner_key, term) cross join unnest(posted_levels(number)) as level
      group by 1, 2, 3) postings`);
  await run(`insert into posted_image (image_key, owner_key, ordinal, term_keys, numbers)
    select image_key, owner_key, ordinal, array_agg(term_key order by number desc),
      array_agg(number order by number desc) filter (where number > 0)
    from standing join term using (owner_key, term) group by 1, 2, 3`);
}
