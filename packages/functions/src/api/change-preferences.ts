import { changePreferences } from "@image-content-search/core/catalog";
import { answer, apiHandler } from "../lib/api-handler.ts";
import { database } from "../lib/database.ts";

/** Changes what the caller wants to see. */
export const handler = apiHandler("changePreferences", async ({ ownerId, body }) =>
  answer(200, await changePreferences(database, ownerId, body)),
);
