import { useLocation } from "wouter";
import { EmptyLibrary, ListFailed, NothingFound } from "../features/library/empty-states.tsx";
import { GridSkeleton } from "../features/library/grid-skeleton.tsx";
import type { ImageList } from "../features/library/image-list.ts";
import "../features/library/library.css";
import { PhotoGrid } from "../features/library/photo-grid.tsx";
import { AdviceButtons } from "../features/search/advice-buttons.tsx";
import { meaningWords } from "../features/search/meaning-words.ts";
import { withoutSort } from "../features/search/query-edits.ts";
import { SortSelect } from "../features/search/sort-select.tsx";
import { libraryHref } from "../lib/addresses.ts";
import { ApiError } from "../lib/api-error.ts";
import { texts } from "../messages/index.ts";

interface LibraryMainProps {
  list: ImageList;
  q: string;
  formats: string;
  hrefOf: (imageId: string) => string;
  onChoose: () => void;
}

export function LibraryMain({ list, q, formats, hrefOf, onChoose }: LibraryMainProps) {
  const [, navigate] = useLocation();
  const search = (next: string) => navigate(libraryHref(next));
  const understood = meaningWords(list.meanings, list.items);
  const hasPhotos = list.items.length > 0;
  return (
    <main className="library-main">
      <div className="library-bar">
        <p className="total" role="status">
          {totalWords(list, withoutSort(q))}
        </p>
        {hasPhotos && <SortSelect q={q} onSearch={search} />}
      </div>
      {hasPhotos && understood.length > 0 && <p className="understood">{understood.join(". ")}</p>}
      <Content list={list} q={q} formats={formats} hrefOf={hrefOf} onChoose={onChoose} />
    </main>
  );
}

function totalWords({ total, state, stale }: ImageList, q: string): string {
  if (state !== "ready" || stale || total === undefined || (q === "" && total === 0)) return " ";
  return q === "" ? texts().common.photos(total) : texts().library.found(total, q);
}

function Content({ list, q, formats, hrefOf, onChoose }: LibraryMainProps) {
  const [, navigate] = useLocation();
  if (list.state === "loading") return <GridSkeleton />;
  if (list.state === "failed" && list.error instanceof ApiError && list.error.code === "invalid-query")
    return null;
  if (list.state === "failed") return <ListFailed error={list.error} onRetry={list.retry} />;
  if (list.items.length === 0 && list.stale) return <GridSkeleton />;
  if (list.items.length === 0 && q === "") return <EmptyLibrary formats={formats} onChoose={onChoose} />;
  if (list.items.length === 0) {
    return (
      <NothingFound q={q} onClear={() => navigate(libraryHref(""))}>
        <AdviceButtons q={q} advice={list.advice} onSearch={(next) => navigate(libraryHref(next))} />
      </NothingFound>
    );
  }
  return (
    <PhotoGrid
      items={list.items}
      total={list.total}
      hasMore={list.hasMore}
      moreFailed={list.moreFailed}
      stale={list.stale}
      hrefOf={hrefOf}
      onNearEnd={list.loadMore}
    />
  );
}
