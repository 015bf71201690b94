import { answer, apiHandler } from "../lib/api-handler.ts";
import { database } from "../lib/database.ts";
import { retry } from "../lib/retry.ts";

/** Puts an image through the pipeline again. */
export const handler = apiHandler("retryImage", async ({ ownerId, params: { imageId } }) => {
  await retry(database, { ownerId, imageId });
  return answer(202, null);
});
