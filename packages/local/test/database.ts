import { rmSync } from "node:fs";
import { type ExecuteStatementCommandInput, RDSData, type SqlParameter } from "@aws-sdk/client-rds-data";
import { DataApi } from "../src/rds-data/data-api.ts";
import type { Engine, EngineOptions } from "../src/rds-data/engine.ts";
import { PgliteEngine } from "../src/rds-data/pglite-engine.ts";
import { PostgresEngine } from "../src/rds-data/postgres-engine.ts";
import { rdsDataService } from "../src/rds-data/wire.ts";
import { serveAws } from "./aws.ts";
import { newPgliteFolder } from "./folders.ts";
import { noPostgres, startPostgres } from "./postgres.ts";

/** An engine of a suite; `close` removes its data too. */
export interface OpenedEngine {
  engine: Engine;
  close(): Promise<void>;
}

/** Both kinds of engine, for `describe.each`: `skip` says why one cannot run here. */
export const engines = [
  { kind: "PGlite", skip: undefined, open: openPglite },
  { kind: noPostgres ? `PostgreSQL (${noPostgres})` : "PostgreSQL", skip: noPostgres, open: openPostgres },
];

/** An embedded database in a folder of its own. */
export async function openPglite(options?: EngineOptions): Promise<OpenedEngine> {
  const folder = await newPgliteFolder();
  const engine = await PgliteEngine.open(folder, options);
  const close = async () => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { engine, close };
}

async function openPostgres(options?: EngineOptions): Promise<OpenedEngine> {
  const postgres = await startPostgres();
  const engine = await PostgresEngine.open(postgres.url, options);
  const close = async () => {
    await engine.close();
    await postgres.stop();
  };
  return { engine, close };
}

/** What a client of the tests' database gives with each request. */
export const databaseNames = {
  resourceArn: "arn:aws:rds:us-east-1:000000000000:cluster:local",
  secretArn: "arn:aws:secretsmanager:us-east-1:000000000000:secret:local",
  database: "library",
};

/** The engine's Data API on the wire until the test has finished, a client, and short forms of its calls. */
export async function serveDataApi(engine: Engine) {
  const api = new DataApi(engine);
  const config = await serveAws((authenticate) => [rdsDataService(api, databaseNames, authenticate)]);
  const client = new RDSData(config);
  const execute = (sql: string, rest: Partial<ExecuteStatementCommandInput> = {}) =>
    client.executeStatement({ ...databaseNames, sql, ...rest });
  /** The first value of the first row. */
  const value = async (sql: string, ...parameters: SqlParameter[]) =>
    (await execute(sql, { parameters })).records?.[0]?.[0];
  return { api, client, execute, value };
}
