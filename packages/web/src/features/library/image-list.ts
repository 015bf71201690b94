import type { Advice, ImageItem, Meaning } from "@image-content-search/core/contract";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { call } from "../../lib/api.ts";
import { imageKeys } from "../../lib/image-cache.ts";

export interface ImageList {
  items: readonly ImageItem[];
  /** How many the whole result has; undefined until known. */
  total: number | undefined;
  /** How the words of the query were understood. */
  meanings: readonly Meaning[];
  /** Where nothing is found: what may have been meant. */
  advice: readonly Advice[];
  state: "loading" | "ready" | "failed";
  error: Error | null;
  /** Whether what is shown still belongs to the query before this one. */
  stale: boolean;
  hasMore: boolean;
  /** Whether the next page could not be loaded; `loadMore` tries again. */
  moreFailed: boolean;
  loadMore: () => void;
  retry: () => void;
}

/** The images that a query finds, page after page as they are asked for. */
export function useImageList(q: string): ImageList {
  const list = useInfiniteQuery({
    queryKey: imageKeys.list(q),
    queryFn: ({ pageParam, signal }) =>
      call("listImages", { query: { q, ...(pageParam === "" ? {} : { cursor: pageParam }) }, signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const stateOf = () => {
    if (list.data) return "ready";
    return list.isError ? "failed" : "loading";
  };
  return {
    items,
    total: list.data?.pages[0]?.total ?? undefined,
    meanings: list.data?.pages[0]?.meanings ?? [],
    advice: list.data?.pages[0]?.advice ?? [],
    state: stateOf(),
    error: list.error,
    stale: list.isPlaceholderData,
    hasMore: list.hasNextPage,
    moreFailed: list.isFetchNextPageError && !list.isFetchingNextPage,
    loadMore: () => {
      if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
    },
    retry: () => void list.refetch(),
  };
}
