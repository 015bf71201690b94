import { parseQuery } from "@image-content-search/core/query";
import { listFacets } from "@image-content-search/core/search";
import { answer, apiHandler } from "../lib/api-handler.ts";
import { database } from "../lib/database.ts";

/** How many images of a query's result have each of the commonest values. */
export const handler = apiHandler("listFacets", async ({ ownerId, query: { q } }) =>
  answer(200, await listFacets(database, ownerId, parseQuery(q))),
);
