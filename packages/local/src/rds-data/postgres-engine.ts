import pg from "pg";
import { logError } from "../lib/log.ts";
import {
  DatabaseError,
  DatabaseUnavailable,
  defaultStatementTimeoutMs,
  type Engine,
  type EngineOptions,
  type Query,
  type QueryResult,
  runAlone,
  StatementTimeout,
  type Transaction,
} from "./engine.ts";

/** Sessions at most; requests beyond wait for one. */
const maxSessions = 20;

/** Values come as PostgreSQL's text, whatever their type. */
const asText = { getTypeParser: () => (text: string) => text };

/** Any PostgreSQL, by its URL. Each open transaction holds a session of a pool. */
export class PostgresEngine implements Engine {
  readonly #pool: pg.Pool;

  private constructor(url: string, { statementTimeoutMs = defaultStatementTimeoutMs }: EngineOptions) {
    this.#pool = new pg.Pool({
      connectionString: url,
      max: maxSessions,
      statement_timeout: statementTimeoutMs,
      options: "-c TimeZone=UTC -c DateStyle=ISO -c bytea_output=hex",
    });
    this.#pool.on("error", (error) => {
      if (!this.#pool.ending) logError("rds", "an idle session ended", error);
    });
  }

  /** Opens the pool. @throws DatabaseUnavailable when nothing answers at the URL */
  static async open(url: string, options: EngineOptions = {}): Promise<PostgresEngine> {
    const engine = new PostgresEngine(url, options);
    await engine.run({ sql: "select 1", values: [] });
    return engine;
  }

  async run(query: Query): Promise<QueryResult> {
    const client = await this.#connect();
    let broken: Error | undefined;
    try {
      return await runAlone(query, (statement) => runOn(client, statement));
    } catch (error) {
      if (error instanceof DatabaseUnavailable) broken = error;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async begin(): Promise<Transaction> {
    const client = await this.#connect();
    const run = (query: Query) => runOn(client, query);
    const end = async (sql: string) => {
      try {
        await run({ sql, values: [] });
        client.release();
      } catch (error) {
        client.release(true);
        throw error;
      }
    };
    await run({ sql: "begin", values: [] }).catch((error: unknown) => {
      client.release(true);
      throw error;
    });
    return { run, commit: () => end("commit"), rollback: () => end("rollback") };
  }

  close(): Promise<void> {
    return this.#pool.end();
  }

  async #connect(): Promise<pg.PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (error) {
      throw new DatabaseUnavailable(error);
    }
  }
}

async function runOn(client: pg.PoolClient, { sql, values }: Query): Promise<QueryResult> {
  // The extended protocol, parameters or not: the simple one would run several statements.
  const mode = { rowMode: "array", types: asText, queryMode: "extended" } as const;
  try {
    const answer = await client.query<(string | null)[]>({ ...mode, text: sql, values: [...values] });
    const { fields, rows, command, rowCount } = answer;
    const columns = fields.map(({ name, dataTypeID }) => ({ name, typeId: dataTypeID }));
    return { columns, rows, command, count: rowCount ?? 0 };
  } catch (error) {
    throw toFault(error);
  }
}

/** `query_canceled` is what a statement timeout ends in; class 57P is a server that shuts down. */
function toFault(error: unknown): Error {
  if (!(error instanceof pg.DatabaseError)) return new DatabaseUnavailable(error);
  const { code = "XX000", message, position } = error;
  if (code === "57014") return new StatementTimeout();
  if (code.startsWith("57P")) return new DatabaseUnavailable(error);
  return new DatabaseError(message, code, position);
}
