import type { Span } from "@image-content-search/core/query";
import { type ComponentType, Suspense, useCallback, useRef } from "react";
import { useLocation, useSearch } from "wouter";
import { useImageList } from "../features/library/image-list.ts";
import { useListPlace } from "../features/library/list-place.ts";
import type { GridHandle } from "../features/library/photo-grid.tsx";
import { editPart } from "../features/search/edit-part.ts";
import { serverProblem } from "../features/search/query-problem.ts";
import { SearchBox } from "../features/search/search-box.tsx";
import { DropZone } from "../features/upload/drop-zone.tsx";
import { FilePicker } from "../features/upload/file-picker.tsx";
import { UploadButton } from "../features/upload/upload-button.tsx";
import { UploadsPart } from "../features/upload/uploads-part.tsx";
import { useAddFiles } from "../features/upload/use-add-files.ts";
import { dayOf, imageHref, libraryHref, queryOf } from "../lib/addresses.ts";
import type { User } from "../lib/cognito.ts";
import { useDocumentTitle } from "../lib/document-title.ts";
import { texts } from "../messages/index.ts";
import { Header } from "./header.tsx";
import { LibraryMain } from "./library-main.tsx";
import { screens } from "./screens.ts";
import { useActivityPolling } from "./use-activity-polling.ts";
import { useSearchNavigation } from "./use-search-navigation.ts";
import { useViewed } from "./use-viewed.ts";
import { ViewerRoute } from "./viewer-route.tsx";

interface LibraryScreenProps {
  user: User;
  onSignOut: () => Promise<void>;
}

/** The library or another screen, and over it the image that the address names. */
export function LibraryScreen({ user, onSignOut }: LibraryScreenProps) {
  const address = useSearch();
  const q = queryOf(address);
  const [path] = useLocation();
  const Screen = screens[path];
  const imageId = useViewed();
  const covered = imageId !== undefined;
  const box = useRef<HTMLInputElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const grid = useRef<GridHandle>(null);
  const listHref = useCallback((day: string | undefined) => libraryHref(q, day), [q]);
  const hrefOf = useCallback((id: string) => imageHref(id, q), [q]);
  const place = useListPlace({ q, at: dayOf(address), shown: path === "/", hrefOf: listHref });
  const list = useImageList(q, place.seek);
  const search = useSearchNavigation(q);
  const add = useAddFiles(user.id);
  const choose = () => picker.current?.click();
  const edit = (part: Span) => editPart(box.current, q, part);
  useActivityPolling();
  useDocumentTitle(Screen ? undefined : q);
  const problem = serverProblem(list.error);

  return (
    <>
      <div inert={covered}>
        <Header user={user} upload={<UploadButton add={add} onChoose={choose} />} onSignOut={onSignOut}>
          <SearchBox input={box} userId={user.id} q={q} problem={problem} onSearch={search} />
        </Header>
        {Screen ? (
          <LaterScreen Screen={Screen} />
        ) : (
          <LibraryMain {...{ list, place, covered, grid, q, hrefOf }} onChoose={choose} onEditQuery={edit} />
        )}
        <UploadsPart userId={user.id} hrefOf={hrefOf} />
      </div>
      <FilePicker ref={picker} onFiles={add.files} />
      <DropZone add={add} />
      {imageId !== undefined && <ViewerRoute {...{ imageId, q, list, place, grid }} />}
    </>
  );
}

function LaterScreen({ Screen }: { Screen: ComponentType }) {
  return (
    <Suspense fallback={<main aria-busy="true" aria-label={texts().common.loading} />}>
      <Screen />
    </Suspense>
  );
}
