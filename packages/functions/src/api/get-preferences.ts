import { getPreferences } from "@image-content-search/core/catalog";
import { answer, apiHandler } from "../lib/api-handler.ts";
import { database } from "../lib/database.ts";

/** What the caller wants to see. */
export const handler = apiHandler("getPreferences", async ({ ownerId }) =>
  answer(200, await getPreferences(database, ownerId)),
);
