import { parseQuery } from "@image-content-search/core/query";
import { getTimeline } from "@image-content-search/core/search";
import { answer, apiHandler } from "../lib/api-handler.ts";
import { database } from "../lib/database.ts";

/** How a query's result is spread over the months. */
export const handler = apiHandler("getTimeline", async ({ ownerId, query: { q } }) =>
  answer(200, { months: await getTimeline(database, ownerId, parseQuery(q)) }),
);
