import { useRetryImage } from "../../lib/retry-image.ts";
import type { UploadQueue } from "./upload-queue.ts";

/** Tries failed files again: sends them, or has the server work on them once more. */
export function useRetryUploads(queue: UploadQueue): { one: (id: number) => void; all: () => void } {
  const retryImage = useRetryImage();
  const again = ({ id, imageId, retry }: UploadQueue["retriable"][number]) => {
    if (retry === "analyze" && imageId !== undefined) retryImage(imageId);
    queue.retry(id);
  };
  return {
    one: (wanted) => queue.retriable.filter(({ id }) => id === wanted).forEach(again),
    all: () => queue.retriable.forEach(again),
  };
}
