import type { Activity, ImageDetail } from "@image-content-search/core/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "./api.ts";
import { errorWords } from "./api-error.ts";
import { imageKeys, refreshImages } from "./image-cache.ts";
import { showToast } from "./toasts.ts";

type Tried = Pick<ImageDetail, "status" | "attempt" | "failure">;

/** What becomes of an image the moment another attempt begins: where it failed, or at the analysis. */
function asRetried<Image extends Tried>(image: Image): Image {
  const status = image.failure && image.failure.stage !== "analyze" ? "preparing" : "analyzing";
  return { ...image, status, attempt: image.attempt + 1, failure: null };
}

/** An image of the failed ones as one that is in flight. */
export function withRetried(activity: Activity, imageId: string, at: string): Activity {
  const image = activity.failed.find((one) => one.imageId === imageId);
  if (!image) return activity;
  const retried = { ...asRetried(image), statusAt: at };
  const stage = retried.status === "preparing" ? "preparing" : "analyzing";
  const { counts } = activity;
  return {
    ...activity,
    inFlight: [retried, ...activity.inFlight],
    failed: activity.failed.filter((one) => one !== image),
    counts: { ...counts, failed: counts.failed - 1, [stage]: counts[stage] + 1 },
  };
}

/** Puts an image through the pipeline again; it shows at once, and is taken back when the server refuses. */
export function useRetryImage(): (imageId: string) => void {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (imageId: string) => call("retryImage", { params: { imageId } }),
    onMutate: async (imageId) => {
      const keys = { detail: imageKeys.detail(imageId), activity: imageKeys.activity };
      await Promise.all([
        client.cancelQueries({ queryKey: keys.detail }),
        client.cancelQueries({ queryKey: keys.activity }),
      ]);
      const detail = client.getQueryData<ImageDetail>(keys.detail);
      const activity = client.getQueryData<Activity>(keys.activity);
      if (detail) client.setQueryData(keys.detail, asRetried(detail));
      if (activity)
        client.setQueryData(keys.activity, withRetried(activity, imageId, new Date().toISOString()));
      return () => {
        client.setQueryData(keys.detail, detail);
        client.setQueryData(keys.activity, activity);
      };
    },
    onError: (error, _, takeBack) => {
      takeBack?.();
      showToast({ text: errorWords(error) });
    },
    onSettled: async (_, __, imageId) => {
      await Promise.all([
        client.invalidateQueries({ queryKey: imageKeys.activity }),
        refreshImages(client, imageId),
      ]);
    },
  });
  return mutate;
}
