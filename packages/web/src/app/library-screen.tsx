import { Suspense, useCallback, useEffect, useRef } from "react";
import { useLocation, useRoute, useSearch } from "wouter";
import { useImageList } from "../features/library/image-list.ts";
import { useListPlace } from "../features/library/list-place.ts";
import type { GridHandle } from "../features/library/photo-grid.tsx";
import { editPart } from "../features/search/edit-part.ts";
import { SearchBox } from "../features/search/search-box.tsx";
import { acceptedFiles, limitWords } from "../features/upload/check-file.ts";
import { DropZone } from "../features/upload/drop-zone.tsx";
import { UploadButton } from "../features/upload/upload-button.tsx";
import { UploadsPart } from "../features/upload/uploads-part.tsx";
import { useAddFiles } from "../features/upload/use-add-files.ts";
import { dayOf, imageHref, libraryHref, queryOf } from "../lib/addresses.ts";
import { ApiError } from "../lib/api-error.ts";
import type { User } from "../lib/cognito.ts";
import { useConfig } from "../lib/config.ts";
import { useDocumentTitle } from "../lib/document-title.ts";
import { texts } from "../messages/index.ts";
import { Header } from "./header.tsx";
import { LibraryMain } from "./library-main.tsx";
import { screens } from "./screens.ts";
import { useActivityPolling } from "./use-activity-polling.ts";
import { useSearchNavigation } from "./use-search-navigation.ts";
import { ViewerRoute } from "./viewer-route.tsx";

interface LibraryScreenProps {
  user: User;
  onSignOut: () => Promise<void>;
}

/** The library or what is going on in it, and over it the image that the address names. */
export function LibraryScreen({ user, onSignOut }: LibraryScreenProps) {
  const address = useSearch();
  const q = queryOf(address);
  const [path] = useLocation();
  const search = useSearchNavigation(q);
  const box = useRef<HTMLInputElement>(null);
  const Screen = screens[path];
  const [viewing, { imageId }] = useViewed();
  const { limits } = useConfig();
  const picker = useRef<HTMLInputElement>(null);
  const add = useAddFiles(user.id);
  const listHref = useCallback((day: string | undefined) => libraryHref(q, day), [q]);
  const place = useListPlace({ q, at: dayOf(address), shown: path === "/", hrefOf: listHref });
  const list = useImageList(q, place.seek);
  const grid = useRef<GridHandle>(null);
  useActivityPolling();
  useDocumentTitle(Screen ? undefined : q);
  const hrefOf = useCallback((id: string) => imageHref(id, q), [q]);
  const choose = () => picker.current?.click();
  const formats = limitWords(limits);
  const accept = acceptedFiles(limits);

  return (
    <>
      <div className="library" inert={viewing}>
        <Header
          user={user}
          upload={<UploadButton accept={accept} add={add} onChoose={choose} />}
          onSignOut={onSignOut}
          search={
            <SearchBox
              input={box}
              userId={user.id}
              q={q}
              problem={serverProblem(list.error)}
              onSearch={search}
            />
          }
        />
        {Screen ? (
          <Suspense fallback={<main aria-busy="true" aria-label={texts().common.loading} />}>
            <Screen />
          </Suspense>
        ) : (
          <LibraryMain
            list={list}
            place={place}
            covered={viewing}
            grid={grid}
            q={q}
            formats={formats}
            hrefOf={hrefOf}
            onChoose={choose}
            onEditQuery={(part) => editPart(box.current, q, part)}
          />
        )}
        <UploadsPart userId={user.id} hrefOf={hrefOf} />
      </div>
      <FilePicker ref={picker} accept={accept} onFiles={add.files} />
      <DropZone formats={formats} add={add} />
      {imageId !== undefined && <ViewerRoute imageId={imageId} q={q} list={list} place={place} grid={grid} />}
    </>
  );
}

function useViewed(): [boolean, { imageId?: string }] {
  const [viewing, params] = useRoute("/images/:imageId");
  useEffect(() => {
    document.documentElement.classList.toggle("covered", viewing);
    return () => document.documentElement.classList.remove("covered");
  }, [viewing]);
  return [viewing, params ?? {}];
}

function serverProblem(error: Error | null) {
  if (!(error instanceof ApiError) || error.code !== "invalid-query") return undefined;
  const [issue] = error.issues;
  return { message: issue?.message ?? error.message, position: issue?.position ?? 0, repair: issue?.repair };
}

interface FilePickerProps {
  ref: React.Ref<HTMLInputElement>;
  accept: string;
  onFiles: (files: readonly File[]) => void;
}

function FilePicker({ ref, accept, onFiles }: FilePickerProps) {
  return (
    <input
      ref={ref}
      type="file"
      hidden
      multiple
      accept={accept}
      onChange={({ currentTarget }) => {
        onFiles([...(currentTarget.files ?? [])]);
        currentTarget.value = "";
      }}
    />
  );
}
