import type { Database } from "@image-content-search/core/catalog";
import { numberOption, numbersOption, textOption } from "./options.ts";
import { printReport, progress, type Row, told } from "./report.ts";
import { compareShapes } from "./search/compare-shapes.ts";
import { serveDataApi } from "./search/data-api.ts";
import type { DirectDatabase } from "./search/direct-database.ts";
import { GeneratedLibrary } from "./search/generated-library.ts";
import { loadLibrary } from "./search/load-library.ts";
import { measureIndexing } from "./search/measure-indexing.ts";
import {
  measureDeepPages,
  measureOrders,
  measureQueries,
  measureSimilar,
  measureSuggestions,
} from "./search/measure-queries.ts";
import { Samples } from "./search/samples.ts";
import { comparisonRows, dataApiRows, growthRows, measuredRows, sizeRows } from "./search/search-rows.ts";
import { type Server, startPgliteServer, startPostgresServer } from "./search/server.ts";
import { createWorkload } from "./search/workload.ts";

const kept = textOption("keep");
const engine = textOption("engine") === "pglite" ? "pglite" : "postgres";
const seed = numberOption("seed", 1);
const images = numberOption("images", engine === "pglite" ? 100_000 : 1_000_000);
/** Images of the smaller libraries that are asked too; growth is from the last of them. */
const compareWith = numbersOption("compare-with");
const rounds = numberOption("rounds", 2);
/** One query in so many of the workload is asked in every order. */
const turned = 5;

async function main(): Promise<void> {
  const url = process.env.DATABASE_URL;
  const server = await (engine === "pglite" ? startPgliteServer(kept) : startPostgresServer(url, kept));
  try {
    const smaller = new Map<number, Samples>();
    for (const size of compareWith) smaller.set(size, await measureSmaller(server, size));
    const rows = await measure(server, smaller);
    printReport({ name: "search", params: { images, seed, engine, rounds, compareWith }, rows });
  } finally {
    await server.stop();
  }
}

async function measureSmaller(server: Server, size: number): Promise<Samples> {
  const options = { images: size, seed };
  const database = await server.open(options);
  await loadLibrary(database, options);
  const samples = await measureReads(database.db, new GeneratedLibrary(size, seed));
  await database.close();
  return samples;
}

async function measure(server: Server, smaller: ReadonlyMap<number, Samples>): Promise<Row[]> {
  const library = new GeneratedLibrary(images, seed);
  const database = await server.open({ images, seed });
  const loaded = await loadLibrary(database, { images, seed });
  const size = sizeRows(await measureBytes(database), images);
  const samples = await measureReads(database.db, library);
  progress("Indexing images …");
  await measureIndexing(database.db, seed, samples);
  const comparison = comparisonRows(await compareShapes(database, createWorkload(library, seed)));
  await database.close();
  return [
    ...Object.entries(loaded).map(([part, seconds]) => told(`loading ${part}`, "s", seconds)),
    ...measuredRows(samples),
    ...size,
    ...growthRows(samples, smaller),
    ...comparison,
    ...dataApiRows(await measureDataApi(server, library)),
  ];
}

/** Everything that a reader of the library waits for. */
async function measureReads(db: Database, library: GeneratedLibrary): Promise<Samples> {
  const samples = new Samples();
  const queries = createWorkload(library, seed);
  progress(`Asking ${queries.length} queries …`);
  await measureQueries(db, queries, rounds, samples);
  progress("Turning pages in every order …");
  const some = queries.filter((_, place) => place % turned === 0);
  await measureOrders(db, some, rounds, samples);
  progress("Turning many pages …");
  const broad = queries.filter(({ kind }) => kind === "one common label" || kind === "bare NOT");
  await measureDeepPages(
    db,
    broad.filter((_, place) => place % turned === 0),
    rounds,
    samples,
  );
  await measureSuggestions(db, library, seed, samples);
  await measureSimilar(db, some, samples);
  return samples;
}

/** Every class of queries as functions ask them. */
async function measureDataApi(server: Server, library: GeneratedLibrary): Promise<Samples> {
  const api = await serveDataApi(await server.openEngine({ images, seed }));
  const samples = new Samples();
  progress("Asking through the Data API …");
  await measureQueries(api.db, createWorkload(library, seed), 1, samples);
  await measureSuggestions(api.db, library, seed, samples);
  await api.close();
  progress("");
  return samples;
}

/** All tables and indexes of the product. */
async function measureBytes({ run }: DirectDatabase): Promise<number> {
  const { rows } = await run(
    "select sum(pg_total_relation_size(oid)) as bytes from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
  );
  return Number(rows[0]?.bytes);
}

await main();
