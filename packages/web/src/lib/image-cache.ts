import type { ImagePage } from "@image-content-search/core/contract";
import { type InfiniteData, type QueryClient, queryOptions } from "@tanstack/react-query";
import { call } from "./api.ts";

export const imageKeys = {
  lists: ["images"],
  list: (q: string) => ["images", q],
  detail: (imageId: string) => ["image", imageId],
  activity: ["activity"],
  facets: (q: string) => ["facets", q],
} as const;

/** What is in flight and what failed; whoever wants news sets the interval. */
export const activityQuery = queryOptions({
  queryKey: imageKeys.activity,
  queryFn: ({ signal }) => call("getActivity", { signal }),
  staleTime: 0,
});

/** Asks again for every list that is shown with its counts, and for one image when it is named. */
export async function refreshImages(client: QueryClient, imageId?: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: imageKeys.lists }),
    client.invalidateQueries({ queryKey: ["facets"] }),
    imageId === undefined ? undefined : client.invalidateQueries({ queryKey: imageKeys.detail(imageId) }),
  ]);
}

type Lists = InfiniteData<ImagePage>;

/** A loaded list without one image, its total one less. */
export function withoutImage(list: Lists | undefined, imageId: string): Lists | undefined {
  if (!list?.pages.some((page) => page.items.some((item) => item.imageId === imageId))) return list;
  const pages = list.pages.map((page) => ({
    ...page,
    total: page.total === null ? null : page.total - 1,
    items: page.items.filter((item) => item.imageId !== imageId),
  }));
  return { ...list, pages };
}

/** Takes an image out of every list that is loaded, before the server has confirmed it. */
export function dropImage(client: QueryClient, imageId: string): void {
  client.setQueriesData<Lists>({ queryKey: imageKeys.lists }, (list) => withoutImage(list, imageId));
}
