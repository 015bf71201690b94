import { listSavedSearches } from "@image-content-search/core/catalog";
import { answer, apiHandler } from "../lib/api-handler.ts";
import { database } from "../lib/database.ts";
import { presentSavedSearch } from "../lib/present-saved-search.ts";

/** The caller's saved searches. */
export const handler = apiHandler("listSavedSearches", async ({ ownerId }) => {
  const saved = await listSavedSearches(database, ownerId);
  return answer(200, { savedSearches: saved.map(presentSavedSearch) });
});
