import { findSimilar } from "@image-content-search/core/search";
import { answer, apiHandler } from "../lib/api-handler.ts";
import { database } from "../lib/database.ts";
import { presentItem } from "../lib/present.ts";

/** Images with much the same content as one, and near-duplicates of it. */
export const handler = apiHandler("listSimilar", async ({ ownerId, params: { imageId } }) => {
  const { similar, duplicates } = await findSimilar(database, { ownerId, imageId });
  return answer(200, { similar: similar.map(presentItem), duplicates: duplicates.map(presentItem) });
});
