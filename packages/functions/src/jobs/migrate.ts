import { migrate } from "@image-content-search/core/catalog";
import { log } from "../lib/log.ts";
import { openCatalog } from "../lib/open-catalog.ts";

/** A new cluster takes minutes until it answers; the function has five. */
const database = openCatalog(4 * 60_000);

/** Brings the database to the newest migration; answers the names of those that ran. */
export async function handler(): Promise<{ migrations: string[] }> {
  const migrations = await migrate(database);
  log.info("The database is up to date.", { migrations });
  return { migrations };
}
