import { migrate } from "@image-content-search/core/catalog";
import { progress } from "../report.ts";
import type { DirectDatabase } from "./direct-database.ts";
import { GeneratedLibrary } from "./generated-library.ts";
import type { Picture } from "./picture.ts";
import { labelKeys, type Owner, pictureRows, type Rows, vocabularyRows } from "./rows.ts";

/** Which library: the same numbers make the same one. */
export interface LibraryOptions {
  images: number;
  seed: number;
}

/** Whose library is measured; another shows the same things, with one picture for a hundred of these. */
export const ownerId = "0190a5a0-0000-7000-8000-000000000001";
export const neighbourId = "0190a5a0-0000-7000-8000-000000000002";

const batchSize = 1_000;
/** Images whose postings are made in one statement. */
const stepSize = 16_384;
/** The tables that grow with the images. */
const tables = ["image", "image_label", "image_word", "image_stage", "image_analysis"];

/**
 * Loads the library into an empty database unless it stands there; answers how many s each part took. `post` fills
 * the postings of its images.
 */
export async function loadLibrary(
  database: DirectDatabase,
  options: LibraryOptions,
  post = postImages,
): Promise<Record<string, number>> {
  await migrate(database.db);
  if (await isLoaded(database, options)) return {};
  const indexes = await dropIndexes(database);
  const times = {
    rows: await seconds(() => insertLibraries(database, options)),
    indexes: await seconds(() => runAll(database, indexes)),
    // Planned without statistics, the first step would take minutes.
    statistics: await seconds(() => database.run("analyze")),
    postings: await seconds(() => post(database)),
    vacuum: await seconds(() => database.run("vacuum analyze")),
  };
  await database.run("create schema bench");
  await database.run("create table bench.library as select $1::integer as images, $2::integer as seed", [
    options.images,
    options.seed,
  ]);
  return times;
}

async function isLoaded({ run }: DirectDatabase, { images, seed }: LibraryOptions): Promise<boolean> {
  const { rows } = await run("select to_regclass('bench.library') is not null as loaded");
  if (!rows[0]?.loaded) return false;
  const { rowCount } = await run("select from bench.library where images = $1 and seed = $2", [images, seed]);
  if (rowCount === 0) throw new Error("The database holds another library.");
  return true;
}

/** Indexes are quicker made than kept; answers the statements that make them again. */
async function dropIndexes({ run }: DirectDatabase): Promise<string[]> {
  const { rows } = await run(
    `select indexrelid::regclass as name, pg_get_indexdef(indexrelid) as statement
      from pg_index where indrelid::regclass::text = any($1::text[]) and not exists (
        select from pg_constraint where conindid = indexrelid)`,
    [tables],
  );
  for (const { name } of rows) await run(`drop index ${name}`);
  return rows.map(({ statement }) => String(statement));
}

async function runAll({ run }: DirectDatabase, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await run(statement);
}

async function insertLibraries(database: DirectDatabase, { images, seed }: LibraryOptions): Promise<void> {
  const library = new GeneratedLibrary(images, seed);
  const other = new GeneratedLibrary(Math.ceil(images / 100), seed + 10, seed);
  // Neither triggers nor foreign keys: what is written here is whole.
  await database.run("set session_replication_role = replica");
  await insertAll(database, vocabularyRows(library.vocabulary));
  await insertLibrary(database, { key: 1, id: ownerId, firstImage: 1 }, library);
  await insertLibrary(database, { key: 2, id: neighbourId, firstImage: images + 1 }, other);
  await database.run("set session_replication_role = origin");
  for (const [table, column] of [
    ["owner", "owner_key"],
    ["image", "image_key"],
    ["label", "label_key"],
  ]) {
    await database.run(
      `select setval(pg_get_serial_sequence('${table}', '${column}'), (select max(${column}) from ${table}))`,
    );
  }
}

async function insertLibrary(
  database: DirectDatabase,
  owner: Owner,
  library: GeneratedLibrary,
): Promise<void> {
  const keys = labelKeys(library.vocabulary);
  let [count, bytes] = [0, 0];
  let stored: Promise<void> = Promise.resolve();
  for (const batch of batches(library.pictures())) {
    const rows = pictureRows(batch, owner, keys);
    // The next batch is made while this one is stored.
    await stored;
    stored = insertAll(database, rows);
    count += batch.length;
    bytes += batch.reduce((sum, { byteSize }) => sum + byteSize, 0);
    progress(`Loading picture ${count} …`);
  }
  await stored;
  const row = {
    owner_key: owner.key,
    owner_id: owner.id,
    image_count: count,
    byte_count: bytes,
    next_ordinal: count,
  };
  await insertAll(database, { owner: [{ ...row, preferences: {}, analysis_count: 0 }] });
}

function* batches(pictures: Iterable<Picture>): Generator<Picture[]> {
  let batch: Picture[] = [];
  for (const picture of pictures) {
    batch.push(picture);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function insertAll({ run }: DirectDatabase, tables: Readonly<Record<string, Rows>>): Promise<void> {
  for (const [table, rows] of Object.entries(tables)) {
    const columns = Object.keys(rows[0] ?? {}).join(", ");
    if (!columns) continue;
    await run(
      `insert into ${table} (${columns}) overriding system value
        select ${columns} from json_populate_recordset(null::${table}, $1::json)`,
      [JSON.stringify(rows)],
    );
  }
}

async function postImages({ run }: DirectDatabase): Promise<void> {
  const { rows } = await run("select max(image_key) as last from image");
  const last = Number(rows[0]?.last);
  for (let from = 1; from <= last; from += stepSize) {
    await run("select post_images(array(select image_key from image where image_key between $1 and $2))", [
      from,
      from + stepSize - 1,
    ]);
    progress(`Posting image ${from} …`);
  }
}

async function seconds(action: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await action();
  return (performance.now() - begun) / 1000;
}
