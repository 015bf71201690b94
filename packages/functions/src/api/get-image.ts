import { getImage } from "@image-content-search/core/catalog";
import { originalKey } from "@image-content-search/core/upload";
import { answer, apiHandler } from "../lib/api-handler.ts";
import { database } from "../lib/database.ts";
import { presignOriginal } from "../lib/original-url.ts";
import { iso, picture } from "../lib/present.ts";

/** Everything known of one image. */
export const handler = apiHandler("getImage", async ({ ownerId, params: { imageId } }) => {
  const { thumbnail, thumbhash, preview, ...image } = await getImage(database, { ownerId, imageId });
  const uploaded = image.status !== "awaiting-upload";
  return answer(200, {
    ...image,
    uploadedAt: image.uploadedAt.toISOString(),
    takenAt: iso(image.takenAt),
    trashedAt: iso(image.trashedAt),
    thumbnail: thumbnail && thumbhash ? { ...picture(thumbnail), thumbhash } : null,
    preview: preview && picture(preview),
    originalUrl: uploaded ? await presignOriginal(originalKey({ ownerId, imageId }), image.filename) : null,
  });
});
