import { openAsBlob } from "node:fs";
import { writeFile } from "node:fs/promises";
import { PGlite, types } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { type CompiledQuery, Kysely, PostgresDialect } from "kysely";
import { type Database, migrate } from "../src/catalog/index.ts";
import type { Catalog } from "../src/catalog/tables.ts";
import { madeOnce } from "./made-once.ts";

/** One engine serves a whole test file. */
let engine: Promise<PGlite> | undefined;

/** Is told of each statement. */
type Log = (statement: CompiledQuery) => void;

const options = { extensions: { pg_trgm }, parsers: { [types.INT8]: Number } };

/**
 * A new catalog in memory, migrated. Parameters are typed as strongly as the Data API types them
 * (string → varchar, integer → bigint, other numbers → float8), so that a missing cast fails here too.
 */
export async function newDatabase(log?: Log): Promise<Database> {
  engine ??= openMigrated();
  const postgres = await engine;
  await postgres.exec(`do $$ begin execute (
    select 'truncate ' || string_agg(quote_ident(tablename), ', ') || ' restart identity'
    from pg_tables where schemaname = 'public' and tablename not like 'kysely%'
  ); end $$`);
  return connect(postgres, log);
}

/** A database without a catalog. */
export async function newEmptyDatabase(): Promise<Database> {
  return connect(await PGlite.create(options));
}

/** Makes the folder, with an embedded database of the newest version in it. */
export async function makeCatalogFolder(dataDir: string): Promise<void> {
  await (await createMigrated({ dataDir })).close();
}

/** Making a catalog takes some seconds, so it is done once and kept in a file. */
async function openMigrated(): Promise<PGlite> {
  const archive = await madeOnce("catalog", async (path) => {
    const postgres = await createMigrated({});
    await writeFile(path, Buffer.from(await (await postgres.dumpDataDir("none")).arrayBuffer()));
    await postgres.close();
  });
  return PGlite.create({ ...options, loadDataDir: await openAsBlob(archive) });
}

async function createMigrated(where: { dataDir?: string }): Promise<PGlite> {
  const postgres = await PGlite.create({ ...options, ...where });
  await migrate(connect(postgres));
  return postgres;
}

function connect(postgres: PGlite, log?: Log): Database {
  const client = {
    query: async (sql: string, parameters: readonly unknown[]) => {
      const typed = sql.replace(/\$(\d+)/g, (name, index) => name + typeOf(parameters[Number(index) - 1]));
      const { rows, affectedRows } = await postgres.query(typed, [...parameters]);
      const command = /^\s*(update|delete|insert)/i.exec(sql)?.[1]?.toUpperCase() ?? "SELECT";
      return { command: command as "UPDATE", rowCount: affectedRows ?? 0, rows: rows as never[] };
    },
    release: () => {},
  };
  const pool = { connect: async () => client, end: async () => {} };
  return new Kysely<Catalog>({
    dialect: new PostgresDialect({ pool: pool as never }),
    log: ({ query }) => log?.(query),
  });
}

function typeOf(value: unknown): string {
  if (typeof value === "string") return "::varchar";
  if (typeof value === "number") return Number.isInteger(value) ? "::bigint" : "::float8";
  if (typeof value === "boolean") return "::boolean";
  return "";
}
