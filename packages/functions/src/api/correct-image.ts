import { correctImage } from "@image-content-search/core/catalog";
import { answer, apiHandler } from "../lib/api-handler.ts";
import { database } from "../lib/database.ts";

/** Writes what the owner says of an image. */
export const handler = apiHandler("correctImage", async ({ ownerId, params: { imageId }, body }) => {
  const { labels, description } = body;
  await correctImage(database, { ownerId, imageId }, { ...labels, description });
  return answer(204, null);
});
