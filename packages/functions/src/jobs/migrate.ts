import { migrate } from "@image-content-search/core/catalog";
import { database } from "../lib/database.ts";
import { log } from "../lib/log.ts";

/** Brings the database to the newest migration; answers the names of those that ran. */
export async function handler(): Promise<{ migrations: string[] }> {
  const migrations = await migrate(database);
  log.info("The database is up to date.", { migrations });
  return { migrations };
}
