import { useQueryClient } from "@tanstack/react-query";
import { call } from "../../lib/api.ts";
import { errorWords } from "../../lib/api-error.ts";
import { refreshImages } from "../../lib/image-cache.ts";
import { showToast } from "../../lib/toasts.ts";
import { texts } from "../../messages/index.ts";
import type { Upload } from "./upload-ledger.ts";
import type { UploadQueue } from "./upload-queue.ts";

/** Takes the photo that a duplicate stands for out of the trash. */
export function useRestore(queue: UploadQueue): (upload: Upload) => void {
  const client = useQueryClient();
  const restore = async ({ id, imageId }: Upload) => {
    if (imageId === undefined) return;
    await call("restoreImage", { params: { imageId } });
    queue.restored(id);
    await refreshImages(client, imageId);
    showToast({ text: texts().upload.restored });
  };
  return (upload) => {
    restore(upload).catch((error) => showToast({ text: errorWords(error) }));
  };
}
