import { restoreImage } from "@image-content-search/core/catalog";
import { answer, apiHandler } from "../lib/api-handler.ts";
import { database } from "../lib/database.ts";

/** Takes an image out of the trash. */
export const handler = apiHandler("restoreImage", async ({ ownerId, params: { imageId } }) => {
  await restoreImage(database, { ownerId, imageId });
  return answer(204, null);
});
