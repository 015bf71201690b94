import { announceUpload } from "@image-content-search/core/catalog";
import { originalKey } from "@image-content-search/core/upload";
import { v7 as newId } from "uuid";
import { answer, apiHandler } from "../lib/api-handler.ts";
import { database } from "../lib/database.ts";
import { log } from "../lib/log.ts";
import { watchLater } from "../lib/queues.ts";
import { quota } from "../lib/quota.ts";
import { presignUpload } from "../lib/upload-url.ts";

/** Announces a picture: answers where to put its bytes, or the image that has this content already. */
export const handler = apiHandler("createUpload", async ({ ownerId, body }) => {
  const at = new Date().toISOString();
  const image = await announceUpload(database, { ...body, ownerId, imageId: newId(), at }, quota());
  const { imageId, contentType, status, trashed } = image;
  if (status !== "awaiting-upload") return answer(200, { imageId, duplicate: true, trashed });

  await watchLater({ imageId, ownerId, round: 1 });
  log.info("An upload is announced.", { imageId, byteSize: body.byteSize });
  const key = originalKey({ ownerId, imageId });
  return answer(201, { imageId, upload: await presignUpload({ ...body, key, contentType }) });
});
