import type { ImageDetail, Match } from "@image-content-search/core/contract";
import { skipToken, useQuery } from "@tanstack/react-query";
import { lazy, type RefObject, Suspense, useEffect, useRef } from "react";
import { useLocation } from "wouter";
import { useHistoryState } from "wouter/use-browser-location";
import type { ImageList } from "../features/library/image-list.ts";
import type { ListPlace } from "../features/library/list-place.ts";
import type { GridHandle } from "../features/library/photo-grid.tsx";
import { imageHref, libraryHref } from "../lib/addresses.ts";
import { imageKeys } from "../lib/image-cache.ts";
import { withTexts } from "../lib/with-texts.ts";

const Viewer = lazy(withTexts(() => import("../features/viewer/viewer.tsx")));

const loadAhead = 5;
const none: readonly Match[] = [];

interface ViewerRouteProps {
  imageId: string;
  q: string;
  list: ImageList;
  place: ListPlace;
  grid: RefObject<GridHandle | null>;
}

function cameFromApp(state: unknown): boolean {
  return typeof state === "object" && state !== null && "inApp" in state;
}

/** The viewer with its neighbours in the list that the image was found in. */
export function ViewerRoute({ imageId, q, list, place, grid }: ViewerRouteProps) {
  const [, navigate] = useLocation();
  const inApp = cameFromApp(useHistoryState());
  const { items, hasMore, loadMore, hasEarlier, loadEarlier } = list;
  const index = items.findIndex((item) => item.imageId === imageId);
  useEffect(() => {
    if (index < 0) return;
    if (index >= items.length - loadAhead && hasMore) loadMore();
    else if (index < loadAhead && hasEarlier) loadEarlier();
  }, [index, items.length, hasMore, loadMore, hasEarlier, loadEarlier]);
  // Somebody returns to the image that they saw last.
  useEffect(() => {
    const handle = grid;
    return () => {
      requestAnimationFrame(() => handle.current?.reveal(imageId));
    };
  }, [imageId, grid]);
  useNeighbours(imageId, index, list, place);

  const close = () => {
    if (inApp) history.back();
    else navigate(libraryHref(q));
  };
  const go = (id: string) => navigate(imageHref(id, q), { replace: true, state: inApp ? { inApp } : null });

  return (
    <Suspense fallback={<div className="viewer-waiting" />}>
      <Viewer
        imageId={imageId}
        previousId={index > 0 ? items[index - 1]?.imageId : undefined}
        nextId={index >= 0 ? items[index + 1]?.imageId : undefined}
        q={q}
        matches={items[index]?.matches ?? none}
        onGo={go}
        onClose={close}
      />
    </Suspense>
  );
}

/** An image that was come to by its address alone has its neighbours in the part of the list that its day begins. */
function useNeighbours(imageId: string, index: number, list: ImageList, { seek, goTo }: ListPlace): void {
  // The viewer asks for it.
  const { data: image } = useQuery<ImageDetail>({ queryKey: imageKeys.detail(imageId), queryFn: skipToken });
  const { state, stale, loading } = list;
  const asked = useRef(false);
  useEffect(() => {
    if (!image || index >= 0 || asked.current || state !== "ready" || stale || loading) return;
    asked.current = true;
    const day = (image.takenAt ?? image.uploadedAt).slice(0, "2024-05-17".length);
    if (day !== seek) goTo(day);
  });
}
