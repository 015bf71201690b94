import { parseQuery } from "@image-content-search/core/query";
import { searchImages } from "@image-content-search/core/search";
import { answer, apiHandler } from "../lib/api-handler.ts";
import { database } from "../lib/database.ts";
import { iso, picture } from "../lib/present.ts";

/** A page of the images that a query finds. */
export const handler = apiHandler("listImages", async ({ ownerId, query: { q, limit, cursor } }) => {
  const page = await searchImages(database, { ownerId, query: parseQuery(q), limit, cursor });
  const items = page.items.map(({ thumbhash, ...item }) => ({
    ...item,
    uploadedAt: item.uploadedAt.toISOString(),
    takenAt: iso(item.takenAt),
    sortAt: item.sortAt.toISOString(),
    thumbnail: { ...picture(item.thumbnail), thumbhash },
  }));
  return answer(200, { ...page, items });
});
