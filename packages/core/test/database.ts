import { PGlite, types } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { type CompiledQuery, Kysely, PostgresDialect } from "kysely";
import { type Database, migrate } from "../src/catalog/index.ts";
import type { Catalog } from "../src/catalog/tables.ts";

let engine: Promise<PGlite> | undefined;

/** Is told of each statement. */
type Log = (statement: CompiledQuery) => void;

/**
 * A new catalog in memory, migrated. Parameters are typed as strongly as the Data API types them
 * (string → varchar, integer → bigint, other numbers → float8), so that a missing cast fails here too.
 */
export async function newDatabase(log?: Log): Promise<Database> {
  const db = await newEmptyDatabase(log);
  await migrate(db);
  return db;
}

/** A database without a catalog: one engine serves a whole test file, emptied for each test. */
export async function newEmptyDatabase(log?: Log): Promise<Database> {
  engine ??= PGlite.create({ extensions: { pg_trgm }, parsers: { [types.INT8]: Number } });
  const postgres = await engine;
  await postgres.exec("drop schema public cascade; create schema public");
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
  const db = new Kysely<Catalog>({
    dialect: new PostgresDialect({ pool: pool as never }),
    log: ({ query }) => log?.(query),
  });
  return db;
}

function typeOf(value: unknown): string {
  if (typeof value === "string") return "::varchar";
  if (typeof value === "number") return Number.isInteger(value) ? "::bigint" : "::float8";
  if (typeof value === "boolean") return "::boolean";
  return "";
}
