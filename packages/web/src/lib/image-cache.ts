import type { ImagePage } from "@image-content-search/core/contract";
import { type InfiniteData, type QueryClient, queryOptions } from "@tanstack/react-query";
import { call } from "./api.ts";

/** Under which keys the cache keeps what belongs to images; a key takes in all that begin with it. */
export const imageKeys = {
  lists: ["images"],
  /** A result from its first image, or from the day that `seek` names. */
  list: (q: string, seek: string | undefined) => ["images", q, seek ?? null],
  /** What is counted over whole results. */
  counts: ["counts"],
  total: (q: string) => ["counts", "total", q],
  stats: ["counts", "stats"],
  facets: (q: string) => ["counts", "facets", q],
  timeline: (q: string) => ["counts", "timeline", q],
  similar: (imageId: string) => ["similar", imageId],
  detail: (imageId: string) => ["image", imageId],
  activity: ["activity"],
} as const;

/** What is in flight and what failed; whoever wants news sets the interval. */
export const activityQuery = queryOptions({
  queryKey: imageKeys.activity,
  queryFn: ({ signal }) => call("getActivity", { signal }),
  staleTime: 0,
});

/** Asks again for every list and count that is shown, and for one image when it is named. */
export async function refreshImages(client: QueryClient, imageId?: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: imageKeys.lists }),
    client.invalidateQueries({ queryKey: imageKeys.counts }),
    imageId === undefined ? undefined : client.invalidateQueries({ queryKey: imageKeys.detail(imageId) }),
  ]);
}

type List = InfiniteData<ImagePage>;

/** A loaded list without some images. */
export function withoutImages(list: List, imageIds: ReadonlySet<string>): List {
  const isKept = ({ imageId }: { imageId: string }) => !imageIds.has(imageId);
  const pages = list.pages.map((page) =>
    page.items.every(isKept) ? page : { ...page, items: page.items.filter(isKept) },
  );
  return { ...list, pages };
}

/** Takes images out of every list that is loaded, and off their totals, before the server has confirmed it. */
export function dropImages(client: QueryClient, imageIds: ReadonlySet<string>): void {
  const dropped = new Map<string, number>();
  for (const [queryKey, list] of client.getQueriesData<List>({ queryKey: imageKeys.lists })) {
    if (!list) continue;
    const kept = withoutImages(list, imageIds);
    const q = String(queryKey[1]);
    dropped.set(q, Math.max(dropped.get(q) ?? 0, sizeOf(list) - sizeOf(kept)));
    client.setQueryData(queryKey, kept);
  }
  for (const [q, less] of dropped) {
    client.setQueryData<number>(imageKeys.total(q), (total) => total && total - less);
  }
}

function sizeOf({ pages }: List): number {
  return pages.reduce((sum, page) => sum + page.items.length, 0);
}
