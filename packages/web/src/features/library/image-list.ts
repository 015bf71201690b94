import type { Advice, ImageItem, ImagePage, Meaning } from "@image-content-search/core/contract";
import { type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { call } from "../../lib/api.ts";
import { imageKeys } from "../../lib/image-cache.ts";
import { nextFrame } from "../../lib/next-frame.ts";
import { sharePages } from "../../lib/share-pages.ts";

/** Pages kept in memory; those at the far end are let go, and asked for again when somebody returns. */
const mostPages = 24;

/** What is loaded of a result, and ways to load more of it. */
export interface ImageList {
  /** Loaded images, one after the other as in the result. */
  items: readonly ImageItem[];
  /** Changes when `items` are another part of a result, or of another result. */
  key: string;
  /** The day from which this part was asked for; undefined from the first image. */
  seek: string | undefined;
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
  /** Whether there are more images before and behind those that are loaded. */
  hasEarlier: boolean;
  hasMore: boolean;
  /** Whether more are on their way. */
  loading: boolean;
  /** Whether more could not be loaded; `loadMore` and `loadEarlier` try again. */
  partFailed: boolean;
  loadEarlier: () => void;
  loadMore: () => void;
  retry: () => void;
}

/** The images that a query finds, from a day on if one is named, in pages both ways as they are asked for. */
export function useImageList(q: string, seek: string | undefined): ImageList {
  const client = useQueryClient();
  const list = useInfiniteQuery({
    queryKey: imageKeys.list(q, seek),
    queryFn: ({ pageParam, signal }) => loadPage(client, { q, seek, cursor: pageParam }, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
    getPreviousPageParam: (page) => page.previousCursor,
    maxPages: mostPages,
    structuralSharing: sharePages,
    // Another query shows the result before it until its own is there; another part of the same does not.
    placeholderData: (previous, query) => (query?.queryKey[1] === q ? undefined : previous),
  });
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const key = useRef("");
  if (!list.isPlaceholderData) key.current = `${q}\n${seek ?? ""}`;
  const total = useTotal(q, list.data?.pages[0]?.previousCursor != null);
  const [first] = list.data?.pages ?? [];
  return {
    items,
    key: key.current,
    seek,
    total: list.isPlaceholderData ? undefined : total,
    meanings: first?.meanings ?? [],
    advice: first?.advice ?? [],
    state: stateOf(list),
    error: list.error,
    stale: list.isPlaceholderData,
    hasEarlier: list.hasPreviousPage,
    hasMore: list.hasNextPage,
    loading: list.isFetching,
    partFailed: (list.isFetchNextPageError || list.isFetchPreviousPageError) && !list.isFetching,
    loadEarlier: () => {
      if (list.hasPreviousPage && !list.isFetching) void list.fetchPreviousPage();
    },
    loadMore: () => {
      if (list.hasNextPage && !list.isFetching) void list.fetchNextPage();
    },
    retry: () => void list.refetch(),
  };
}

function stateOf({ data, isError }: { data: unknown; isError: boolean }): ImageList["state"] {
  if (data) return "ready";
  return isError ? "failed" : "loading";
}

interface PageRequest {
  q: string;
  seek: string | undefined;
  /** "" for the first page. */
  cursor: string;
}

async function loadPage(
  client: QueryClient,
  { q, seek, cursor }: PageRequest,
  signal: AbortSignal,
): Promise<ImagePage> {
  const place = cursor === "" ? { ...(seek === undefined ? {} : { seek }) } : { cursor };
  const page = await call("listImages", { query: { q, ...place }, signal });
  if (page.total !== null) client.setQueryData(imageKeys.total(q), page.total);
  // Reading a page and showing it are each enough for one frame; only the first one of a query cannot come too soon.
  if (cursor !== "" || seek !== undefined) await nextFrame();
  return page;
}

/** How many a query finds. First pages tell it; when the first one is not held, it is asked for by itself. */
function useTotal(q: string, firstIsGone: boolean): number | undefined {
  const { data } = useQuery({
    queryKey: imageKeys.total(q),
    queryFn: async ({ signal }) => (await call("listImages", { query: { q, limit: 1 }, signal })).total ?? 0,
    enabled: firstIsGone,
  });
  return data;
}
