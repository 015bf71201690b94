import { lazy, Suspense, useEffect } from "react";
import { useLocation } from "wouter";
import { useHistoryState } from "wouter/use-browser-location";
import type { ImageList } from "../features/library/image-list.ts";
import { imageHref, labelHref, libraryHref, textHref } from "../lib/addresses.ts";

const Viewer = lazy(async () => {
  const { Viewer } = await import("../features/viewer/viewer.tsx");
  return { default: Viewer };
});

const loadAhead = 5;

interface ViewerRouteProps {
  imageId: string;
  q: string;
  list: ImageList;
}

function cameFromApp(state: unknown): boolean {
  return typeof state === "object" && state !== null && "inApp" in state;
}

/** Brings the image last seen back into view and puts the keyboard's focus on it. */
function returnTo(imageId: string): void {
  requestAnimationFrame(() => {
    const tile = document.querySelector<HTMLElement>(`[data-image-id="${CSS.escape(imageId)}"]`);
    tile?.focus({ preventScroll: true });
    tile?.scrollIntoView({ block: "nearest" });
  });
}

/** The viewer with its neighbours in the list that the image was found in. */
export function ViewerRoute({ imageId, q, list }: ViewerRouteProps) {
  const [, navigate] = useLocation();
  const inApp = cameFromApp(useHistoryState());
  const { items, hasMore, loadMore } = list;
  const index = items.findIndex((item) => item.imageId === imageId);
  useEffect(() => {
    if (index >= 0 && index >= items.length - loadAhead && hasMore) loadMore();
  }, [index, items.length, hasMore, loadMore]);
  useEffect(() => () => returnTo(imageId), [imageId]);

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
        searchHrefOf={labelHref}
        textHrefOf={textHref}
        onGo={go}
        onClose={close}
      />
    </Suspense>
  );
}
