import { PGlite } from "@electric-sql/pglite";
import { btree_gin } from "@electric-sql/pglite/contrib/btree_gin";
import { citext } from "@electric-sql/pglite/contrib/citext";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { pgcrypto } from "@electric-sql/pglite/contrib/pgcrypto";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";
import type { Database } from "@image-content-search/core/catalog";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "kysely";
import pg from "pg";

/** What a statement answered. */
export interface Answer {
  rows: Record<string, unknown>[];
  rowCount: number;
}

/** One session of a database without the Data API between. */
export interface DirectDatabase {
  /** Runs a statement with parameters that take the types their places have. */
  run(sql: string, values?: readonly unknown[]): Promise<Answer>;
  /** For core: parameters are typed as the Data API types them. */
  db: Database;
  close(): Promise<void>;
}

/** Opens a session of the PostgreSQL at a URL. */
export async function openPostgres(url: string): Promise<DirectDatabase> {
  const client = new pg.Client({ connectionString: url, options: "-c TimeZone=UTC" });
  client.setTypeParser(pg.types.builtins.INT8, Number);
  await client.connect();
  const run = async (sql: string, values: readonly unknown[] = []) => {
    const { rows, rowCount } = await client.query<Record<string, unknown>>(sql, [...values]);
    return { rows, rowCount: rowCount ?? 0 };
  };
  return { run, db: toDatabase(run), close: () => client.end() };
}

/** Opens an embedded database with what the laptop's has. */
export async function openPglite(folder: string): Promise<DirectDatabase> {
  const extensions = { btree_gin, citext, pg_trgm, pgcrypto, unaccent };
  const engine = await PGlite.create({
    dataDir: folder,
    extensions,
    parsers: { [pg.types.builtins.INT8]: Number },
  });
  const run = async (sql: string, values: readonly unknown[] = []) => {
    const { rows, affectedRows } = await engine.query<Record<string, unknown>>(sql, [...values]);
    return { rows, rowCount: affectedRows ?? rows.length };
  };
  return { run, db: toDatabase(run), close: () => engine.close() };
}

function toDatabase(run: DirectDatabase["run"]): Database {
  return new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driverOf(run),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

function driverOf(run: DirectDatabase["run"]): Driver {
  const connection: DatabaseConnection = {
    async executeQuery<Row>({ sql, parameters }: CompiledQuery) {
      const typed = sql.replace(/\$(\d+)/g, (name, index) => name + castOf(parameters[Number(index) - 1]));
      const { rows, rowCount } = await run(typed, parameters);
      return { rows: rows as Row[], numAffectedRows: BigInt(rowCount) };
    },
    streamQuery() {
      throw new Error("Nothing is streamed.");
    },
  };
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: async () => void (await run("begin")),
    commitTransaction: async () => void (await run("commit")),
    rollbackTransaction: async () => void (await run("rollback")),
    releaseConnection: async () => {},
    destroy: async () => {},
  };
}

function castOf(value: unknown): string {
  if (typeof value === "string") return "::varchar";
  if (typeof value === "number") return Number.isInteger(value) ? "::bigint" : "::float8";
  if (typeof value === "boolean") return "::boolean";
  return "";
}
