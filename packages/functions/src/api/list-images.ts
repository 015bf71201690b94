import { parseQuery } from "@image-content-search/core/query";
import { searchImages } from "@image-content-search/core/search";
import { answer, apiHandler } from "../lib/api-handler.ts";
import { database } from "../lib/database.ts";
import { presentItem } from "../lib/present.ts";

/** The most labels that are named of what a word reached. */
const labelsPerMeaning = 10;

/** A page of the images that a query finds. */
export const handler = apiHandler("listImages", async ({ ownerId, query: { q, ...request } }) => {
  const page = await searchImages(database, { ownerId, query: parseQuery(q), ...request });
  return answer(200, {
    ...page,
    items: page.items.map(presentItem),
    meanings: page.meanings.map(({ labels, ...meaning }) => ({
      ...meaning,
      labels: labels.slice(0, labelsPerMeaning),
    })),
    advice: [...page.advice],
  });
});
