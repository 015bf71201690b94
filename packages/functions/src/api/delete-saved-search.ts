import { deleteSavedSearch } from "@image-content-search/core/catalog";
import { answer, apiHandler } from "../lib/api-handler.ts";
import { database } from "../lib/database.ts";

/** Forgets a saved search. */
export const handler = apiHandler("deleteSavedSearch", async ({ ownerId, params: { savedSearchId } }) => {
  await deleteSavedSearch(database, { ownerId, savedSearchId });
  return answer(204, null);
});
