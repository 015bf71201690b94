import { limits } from "@image-content-search/core/upload";
import { useRef } from "react";
import { useSearch } from "wouter";
import { dayOf, imageHref, trashHref } from "../../lib/addresses.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { texts } from "../../messages/index.ts";
import { ListFailed } from "../library/empty-states.tsx";
import { GridSkeleton } from "../library/grid-skeleton.tsx";
import { useImageList } from "../library/image-list.ts";
import "../library/library.css";
import { useListPlace } from "../library/list-place.ts";
import type { GridHandle } from "../library/photo-grid.tsx";
import { Results } from "../library/results.tsx";
import "./trash.css";

const q = "is:trashed";
const hrefOf = (imageId: string) => imageHref(imageId, q);

/** What was deleted and can still be restored. */
export default function TrashScreen() {
  const words = texts().trash;
  const grid = useRef<GridHandle>(null);
  const place = useListPlace({ q, at: dayOf(useSearch()), shown: true, hrefOf: trashHref });
  const list = useImageList(q, place.seek);
  useDocumentTitle(words.title);
  return (
    <main className="library-main">
      <header className="trash-head">
        <h1>{words.title}</h1>
        <p>{words.kept(limits.trashDays)}</p>
      </header>
      <p className="total" role="status">
        {list.total ? texts().common.photos(list.total) : " "}
      </p>
      {list.state === "loading" && <GridSkeleton />}
      {list.state === "failed" && <ListFailed error={list.error} onRetry={list.retry} />}
      {list.total === 0 && <p className="empty">{words.empty}</p>}
      {list.state === "ready" && list.total !== 0 && (
        <Results sort="newest" trashed covered={false} {...{ q, list, place, grid, hrefOf }} />
      )}
    </main>
  );
}
