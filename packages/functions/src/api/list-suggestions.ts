import { suggest } from "@image-content-search/core/search";
import { answer, apiHandler } from "../lib/api-handler.ts";
import { database } from "../lib/database.ts";

/** Completions of a word of a query. */
export const handler = apiHandler("listSuggestions", async ({ ownerId, query: { prefix } }) =>
  answer(200, { suggestions: await suggest(database, ownerId, prefix) }),
);
