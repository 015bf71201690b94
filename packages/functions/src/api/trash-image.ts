import { trashImage } from "@image-content-search/core/catalog";
import { answer, apiHandler } from "../lib/api-handler.ts";
import { database } from "../lib/database.ts";

/** Moves an image to the trash. */
export const handler = apiHandler("trashImage", async ({ ownerId, params: { imageId } }) => {
  await trashImage(database, { ownerId, imageId }, new Date().toISOString());
  return answer(204, null);
});
