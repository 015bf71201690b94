/** One statement in PostgreSQL's own terms: `$1` placeholders, and each value as text or null. */
export interface Query {
  sql: string;
  values: readonly (string | null)[];
}

/** What a statement answered; every value as PostgreSQL's text, in UTC. */
export interface QueryResult {
  /** The columns with their `pg_type` ids; empty for a statement that returns no rows. */
  columns: { name: string; typeId: number }[];
  rows: (string | null)[][];
  /** The command's tag without its counts: `SELECT`, `INSERT`, `CREATE TABLE`, … */
  command: string;
  /** Rows returned or changed. */
  count: number;
}

/** Runs one statement and answers its result. @throws DatabaseError, StatementTimeout, DatabaseUnavailable */
export type Run = (query: Query) => Promise<QueryResult>;

/** An open transaction: it holds a database session until it is committed or rolled back. */
export interface Transaction {
  run: Run;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

/** A PostgreSQL of either kind: embedded in a folder, or named by a URL. */
export interface Engine {
  /** Runs one statement in a transaction of its own. */
  run: Run;
  begin(): Promise<Transaction>;
  close(): Promise<void>;
}

/** How long an engine lets one statement run, in ms. */
export interface EngineOptions {
  statementTimeoutMs?: number;
}

/** The Data API's own limit of 45 s (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/data-api.html). */
export const defaultStatementTimeoutMs = 45_000;

/** PostgreSQL refused the statement. */
export class DatabaseError extends Error {
  constructor(
    message: string,
    readonly sqlState: string,
    /** Character of the statement at which it went wrong, counted from 1, where known. */
    readonly position: string | undefined,
  ) {
    super(message);
    this.name = "DatabaseError";
  }
}

/** The statement ran, or waited for the session, longer than allowed. */
export class StatementTimeout extends Error {
  constructor() {
    super("The statement ran longer than allowed.");
    this.name = "StatementTimeout";
  }
}

/** The database went away while the statement ran. */
export class DatabaseUnavailable extends Error {
  constructor(cause?: unknown) {
    super("The database is not available.", { cause });
    this.name = "DatabaseUnavailable";
  }
}

/**
 * Runs one statement on a session that others share; `BEGIN` and the like, which would leave a transaction open there,
 * are undone.
 * @throws DatabaseError for those, and what `run` throws
 */
export async function runAlone(query: Query, run: Run): Promise<QueryResult> {
  const result = await run(query);
  if (!/^(BEGIN|START)\b/.test(result.command)) return result;
  await run({ sql: "rollback", values: [] });
  throw new DatabaseError("transactions begin with BeginTransaction", "0A000", undefined);
}
