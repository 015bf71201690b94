import { parseQuery } from "@image-content-search/core/query";
import { searchImages } from "@image-content-search/core/search";
import { answer, apiHandler } from "../lib/api-handler.ts";
import { database } from "../lib/database.ts";
import { presentItem } from "../lib/present.ts";

/** A page of the images that a query finds. */
export const handler = apiHandler("listImages", async ({ ownerId, query: { q, ...request } }) => {
  const page = await searchImages(database, { ownerId, query: parseQuery(q), ...request });
  return answer(200, { ...page, items: page.items.map(presentItem) });
});
