import { migrate, openDatabase } from "@image-content-search/core/catalog";
import { afterAll, beforeAll, describe } from "vitest";
import { testSearch } from "../../core/test/search/search-suite.ts";
import { PostgresEngine } from "../src/rds-data/postgres-engine.ts";
import { databaseNames, serveDataApi } from "./database.ts";
import { noPostgres, type RunningPostgres, startPostgres } from "./postgres.ts";

describe.skipIf(noPostgres)("search on PostgreSQL 16 behind the Data API", () => {
  let postgres: RunningPostgres;
  let engine: PostgresEngine;
  beforeAll(async () => {
    postgres = await startPostgres();
    engine = await PostgresEngine.open(postgres.url);
  });
  afterAll(async () => {
    await engine.close();
    await postgres.stop();
  });

  const open = async () => {
    const { client } = await serveDataApi(engine);
    const db = openDatabase(client, databaseNames);
    await migrate(db);
    return db;
  };
  testSearch(open, { libraries: 2, queries: 15 });
});
