import { randomBytes } from "node:crypto";
import { AwsError } from "../lib/aws-error.ts";
import {
  DatabaseError,
  DatabaseUnavailable,
  type Engine,
  type Query,
  type QueryResult,
  type Run,
  StatementTimeout,
} from "./engine.ts";
import { bindParameters, type SqlParameter } from "./parameters.ts";
import { type ColumnType, type Field, TypeCatalog, toField } from "./results.ts";
import { Transactions } from "./transactions.ts";

/** What `ExecuteStatement` answers. */
export interface StatementResult {
  numberOfRecordsUpdated: number;
  /** Always empty, and only there, for a statement that answers no rows. */
  generatedFields?: [];
  records?: Field[][];
  formattedRecords?: string;
  columnMetadata?: { name: string; label: string; typeName: string }[];
}

/** One statement to run. */
export interface Statement {
  sql: string;
  parameters: readonly SqlParameter[];
  transactionId?: string | undefined;
  includeResultMetadata?: boolean | undefined;
  formatRecordsAs?: "NONE" | "JSON" | undefined;
}

/** Limits of the Data API (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/data-api.limitations.html), in bytes. */
const maxRowBytes = 64 * 1024;
const maxResponseBytes = 1024 * 1024;
const changing = new Set(["INSERT", "UPDATE", "DELETE", "MERGE"]);

/** The RDS Data API's behaviour on one database of any {@link Engine}. */
export class DataApi {
  readonly #engine: Engine;
  readonly #types = new TypeCatalog();
  readonly #transactions = new Transactions();
  #resumedAt = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Makes every request fail with `DatabaseResumingException` for so many ms, as a waking cluster does. */
  resumeFor(ms: number): void {
    this.#resumedAt = performance.now() + ms;
  }

  begin(): Promise<string> {
    return this.#guard(async () => {
      const id = randomBytes(96).toString("base64");
      this.#transactions.add(id, await this.#engine.begin());
      return id;
    });
  }

  commit(transactionId: string): Promise<void> {
    return this.#guard(() => this.#transactions.end(transactionId, (transaction) => transaction.commit()));
  }

  rollback(transactionId: string): Promise<void> {
    return this.#guard(() => this.#transactions.end(transactionId, (transaction) => transaction.rollback()));
  }

  execute(statement: Statement): Promise<StatementResult> {
    return this.#guard(() =>
      this.#within(statement.transactionId, async (run) => {
        const query = bindParameters(statement.sql, statement.parameters);
        return this.#shape(statement, await run(query), run);
      }),
    );
  }

  /** Runs the statement once a parameter set; without a transaction each set is committed by itself. */
  executeBatch(
    sql: string,
    parameterSets: readonly (readonly SqlParameter[])[],
    transactionId?: string,
  ): Promise<void> {
    return this.#guard(() =>
      this.#within(transactionId, async (run) => {
        const queries: Query[] = parameterSets.map((parameters) => bindParameters(sql, parameters));
        for (const query of queries) await run(query);
      }),
    );
  }

  close(): Promise<void> {
    return this.#engine.close();
  }

  #within<Result>(transactionId: string | undefined, action: (run: Run) => Promise<Result>): Promise<Result> {
    if (transactionId === undefined) return action((query) => this.#engine.run(query));
    return this.#transactions.use(transactionId, (transaction) => action(transaction.run));
  }

  async #shape(statement: Statement, result: QueryResult, run: Run): Promise<StatementResult> {
    if (result.columns.length === 0) {
      return {
        numberOfRecordsUpdated: changing.has(result.command) ? result.count : 0,
        generatedFields: [],
      };
    }
    checkSizes(result);
    const types = await this.#types.describe(result, run);
    const records = result.rows.map((row) =>
      row.map((text, index) => toField(text, types[index] as ColumnType)),
    );
    const answer: StatementResult =
      statement.formatRecordsAs === "JSON"
        ? { numberOfRecordsUpdated: 0, formattedRecords: formatAsJson(result, records) }
        : { numberOfRecordsUpdated: 0, records };
    if (statement.includeResultMetadata && answer.records) {
      answer.columnMetadata = result.columns.map(({ name }, index) => ({
        name,
        label: name,
        typeName: types[index]?.name ?? "",
      }));
    }
    if (Buffer.byteLength(JSON.stringify(answer)) > maxResponseBytes) throw tooLarge();
    return answer;
  }

  async #guard<Result>(action: () => Promise<Result>): Promise<Result> {
    if (performance.now() < this.#resumedAt) {
      const words = "The Aurora DB instance is resuming after being auto-paused. Please wait and try again.";
      throw new AwsError("DatabaseResumingException", words);
    }
    try {
      return await action();
    } catch (error) {
      throw toAws(error);
    }
  }
}

function tooLarge(): AwsError {
  return new AwsError("BadRequestException", "Database response exceeded size limit");
}

function checkSizes({ rows }: QueryResult): void {
  let total = 0;
  for (const row of rows) {
    const bytes = row.reduce((sum, text) => sum + (text === null ? 0 : Buffer.byteLength(text)), 0);
    total += bytes;
    if (bytes > maxRowBytes || total > maxResponseBytes) throw tooLarge();
  }
}

function formatAsJson({ columns }: QueryResult, records: Field[][]): string {
  const value = (field: Field) => ("isNull" in field ? null : Object.values(field)[0]);
  const rows = records.map((record) =>
    Object.fromEntries(record.map((field, index) => [columns[index]?.name, value(field)])),
  );
  return JSON.stringify(rows);
}

/** What clients see of a fault of the database. */
function toAws(error: unknown): unknown {
  if (error instanceof StatementTimeout) {
    return new AwsError("StatementTimeoutException", "Request timed out");
  }
  if (error instanceof DatabaseUnavailable) {
    return new AwsError("DatabaseUnavailableException", error.message, 504);
  }
  if (!(error instanceof DatabaseError)) return error;
  if (error.message.startsWith("cannot insert multiple commands")) {
    return new AwsError("ValidationException", "Multistatements aren't supported.");
  }
  const position = error.position ? ` Position: ${error.position};` : "";
  return new AwsError(
    "DatabaseErrorException",
    `ERROR: ${error.message};${position} SQLState: ${error.sqlState}`,
  );
}
