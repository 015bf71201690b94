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

/**
 * Opens the catalog over the RDS Data API; holds no connection.
 * Its queries throw {@link DatabaseResumingError} while a paused cluster wakes, which the SDK does not retry.
 */
export function openDatabase(client: RDSData, address: DatabaseAddress): Database {
  client.middlewareStack.add(
    (next) => async (call) => {
      try {
        return await next(call);
      } catch (error) {
        throw error instanceof DatabaseResumingException ? new DatabaseResumingError(error) : error;
      }
    },
    { step: "initialize", name: "recognizeResumingDatabase", override: true },
  );
  return new Kysely<Catalog>({
    dialect: new DataApiDialect({ mode: "postgres", driver: { client, ...address } }),
  });
}
