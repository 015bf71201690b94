import type { Span } from "@image-content-search/core/query";
import { type RefObject, useCallback } from "react";
import { useLocation } from "wouter";
import { optionalPart } from "../components/optional-part.tsx";
import { EmptyLibrary, ListFailed } from "../features/library/empty-states.tsx";
import { GridSkeleton } from "../features/library/grid-skeleton.tsx";
import type { ImageList } from "../features/library/image-list.ts";
import "../features/library/library.css";
import type { ListPlace } from "../features/library/list-place.ts";
import type { GridHandle } from "../features/library/photo-grid.tsx";
import { Results } from "../features/library/results.tsx";
import { chipsOf } from "../features/search/chips.ts";
import { Filters } from "../features/search/filters.tsx";
import { meaningWords } from "../features/search/meaning-words.ts";
import { sortOf, withoutSort } from "../features/search/query-edits.ts";
import { serverProblem } from "../features/search/query-problem.ts";
import { ResultBar } from "../features/search/result-bar.tsx";
import { useFiltersShown } from "../features/search/use-filters-shown.ts";
import { limitWords } from "../features/upload/check-file.ts";
import { libraryHref } from "../lib/addresses.ts";
import { useConfig } from "../lib/config.ts";
import { texts } from "../messages/index.ts";

const NothingFound = optionalPart(() => import("../features/library/nothing-found.tsx"));
const AdviceButtons = optionalPart(() => import("../features/search/advice-buttons.tsx"));

interface LibraryMainProps {
  list: ImageList;
  place: ListPlace;
  covered: boolean;
  grid: RefObject<GridHandle | null>;
  q: string;
  hrefOf: (imageId: string) => string;
  onChoose: () => void;
  /** Puts the caret on a part of the query in the search box. */
  onEditQuery: (part: Span) => void;
}

/** What a query finds, or why that is nothing, and what it can be narrowed by. */
export function LibraryMain(props: LibraryMainProps) {
  const { list, q, onEditQuery } = props;
  const [, navigate] = useLocation();
  const filters = useFiltersShown();
  const search = useCallback((next: string) => navigate(libraryHref(next)), [navigate]);
  const understood = meaningWords(list.meanings, list.items);
  const hasPhotos = list.items.length > 0;
  const canNarrow = hasPhotos || (list.total ?? 0) > 0 || q !== "" || list.state === "loading";
  const total = (
    <p className="total" role="status">
      {totalWords(list, q)}
    </p>
  );
  return (
    <div className="library-body" data-filters={canNarrow && filters.wide && filters.shown}>
      {canNarrow && (
        <Filters
          filters={filters}
          q={q}
          total={list.stale ? undefined : list.total}
          pageIsThere={list.state === "ready" && !list.stale}
          onSearch={search}
        />
      )}
      <main className="library-main">
        {list.total !== 0 && <h1 className="visually-hidden">{texts().library.photos}</h1>}
        {canNarrow ? (
          <ResultBar q={q} filters={filters} total={total} onSearch={search} onEdit={onEditQuery} />
        ) : (
          total
        )}
        {hasPhotos && understood.length > 0 && <p className="understood">{understood.join(". ")}</p>}
        <Content {...props} />
      </main>
    </div>
  );
}

function totalWords({ total, state, stale }: ImageList, q: string): string {
  if (state !== "ready" || stale || total === undefined || (q === "" && total === 0)) return " ";
  const asked = withoutSort(q);
  // What chips say is not said twice.
  const said = asked === "" || chipsOf(asked).length > 0;
  return said ? texts().common.photos(total) : texts().library.found(total, asked);
}

type ContentProps = Omit<LibraryMainProps, "onEditQuery">;

function Content({ list, place, covered, grid, q, hrefOf, onChoose }: ContentProps) {
  const { limits } = useConfig();
  const [, navigate] = useLocation();
  if (list.state === "loading" && !grid.current) return <GridSkeleton />;
  if (list.state === "failed" && serverProblem(list.error)) return null;
  if (list.state === "failed") return <ListFailed error={list.error} onRetry={list.retry} />;
  if (list.items.length === 0 && list.stale) return <GridSkeleton />;
  if (list.total === 0 && q === "") return <EmptyLibrary formats={limitWords(limits)} onChoose={onChoose} />;
  if (list.total === 0) {
    return (
      <NothingFound q={q} onClear={() => navigate(libraryHref(""))}>
        <AdviceButtons q={q} advice={list.advice} onSearch={(next) => navigate(libraryHref(next))} />
      </NothingFound>
    );
  }
  return <Results sort={sortOf(q)} {...{ q, list, place, covered, grid, hrefOf }} />;
}
