import { setTimeout } from "node:timers/promises";
import { DatabaseResumingException, type RDSData } from "@aws-sdk/client-rds-data";
import { Kysely } from "kysely";
import { DataApiDialect } from "kysely-data-api";
import { DatabaseResumingError } from "./errors.ts";
import type { Catalog } from "./tables.ts";

/** What every read and write of the catalog takes. */
export type Database = Kysely<Catalog>;

/** Which database, as the Data API names it. */
export interface DatabaseAddress {
  resourceArn: string;
  secretArn: string;
  database: string;
}

const shortestPauseMs = 500;
const longestPauseMs = 4_000;

/**
 * Opens the catalog over the RDS Data API; holds no connection. Each query waits up to `patienceMs` while a
 * paused cluster wakes, which the SDK does not retry, and throws {@link DatabaseResumingError} then.
 */
export function openDatabase(client: RDSData, address: DatabaseAddress, patienceMs = 0): Database {
  client.middlewareStack.add((next) => (call) => whileResuming(() => next(call), patienceMs), {
    step: "initialize",
    name: "waitForResumingDatabase",
    override: true,
  });
  return new Kysely<Catalog>({
    dialect: new DataApiDialect({ mode: "postgres", driver: { client, ...address } }),
  });
}

async function whileResuming<Answer>(ask: () => Promise<Answer>, patienceMs: number): Promise<Answer> {
  const until = performance.now() + patienceMs;
  for (let pause = shortestPauseMs; ; pause = Math.min(2 * pause, longestPauseMs)) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof DatabaseResumingException)) throw error;
      if (performance.now() + pause > until) throw new DatabaseResumingError(error);
      await setTimeout(pause);
    }
  }
}
