import { saveSearch } from "@image-content-search/core/catalog";
import { v7 as newId } from "uuid";
import { answer, apiHandler } from "../lib/api-handler.ts";
import { database } from "../lib/database.ts";
import { presentSavedSearch } from "../lib/present-saved-search.ts";

/** Saves a query under a name. */
export const handler = apiHandler("saveSearch", async ({ ownerId, body }) => {
  const search = { ...body, ownerId, savedSearchId: newId(), at: new Date().toISOString() };
  return answer(200, presentSavedSearch(await saveSearch(database, search)));
});
