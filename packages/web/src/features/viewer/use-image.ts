import type { ImageDetail } from "@image-content-search/core/contract";
import {
  queryOptions,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { call } from "../../lib/api.ts";
import { errorWords } from "../../lib/api-error.ts";
import { dropImages, imageKeys, refreshImages } from "../../lib/image-cache.ts";
import { showToast } from "../../lib/toasts.ts";
import { texts } from "../../messages/index.ts";

// The original's URL is good for 15 minutes.
const freshFor = 10 * 60_000;

/** Whether the pipeline has still to end with an image. */
export function isMoving(image: ImageDetail | undefined): boolean {
  return (
    image?.status === "preparing" || image?.status === "analyzing" || image?.status === "awaiting-upload"
  );
}

/** Everything known of one image, as it is kept in the cache. */
export function imageQuery(imageId: string) {
  return queryOptions({
    queryKey: imageKeys.detail(imageId),
    queryFn: ({ signal }) => call("getImage", { params: { imageId }, signal }),
  });
}

/** Everything known of one image; asked for every second while the server works on it. */
export function useImage(imageId: string): UseQueryResult<ImageDetail> {
  return useQuery({
    ...imageQuery(imageId),
    staleTime: ({ state }) => (isMoving(state.data) ? 0 : freshFor),
    refetchInterval: ({ state }) => (isMoving(state.data) ? 1_000 : freshFor),
  });
}

/** Takes an image out of the trash. */
export function useRestoreImage(): (imageId: string) => void {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (imageId: string) => call("restoreImage", { params: { imageId } }),
    onSuccess: (_, imageId) => refreshImages(client, imageId),
    onError: (error) => showToast({ text: errorWords(error) }),
  });
  return mutate;
}

/** Moves an image to the trash at once in every list, with a way back. */
export function useTrashImage(): (imageId: string) => void {
  const client = useQueryClient();
  const restore = useRestoreImage();
  const { mutate } = useMutation({
    mutationFn: (imageId: string) => call("trashImage", { params: { imageId } }),
    onMutate: (imageId) => dropImages(client, new Set([imageId])),
    onSuccess: (_, imageId) => {
      showToast({
        text: texts().viewer.movedToTrash,
        action: { label: texts().common.undo, run: () => restore(imageId) },
      });
    },
    onError: (error) => showToast({ text: errorWords(error) }),
    onSettled: (_, __, imageId) => refreshImages(client, imageId),
  });
  return mutate;
}
