import { Suspense, useCallback, useEffect, useRef } from "react";
import { useLocation, useRoute, useSearch } from "wouter";
import { useImageList } from "../features/library/image-list.ts";
import { SearchBox } from "../features/search/search-box.tsx";
import { acceptedFiles, limitWords } from "../features/upload/check-file.ts";
import { DropZone } from "../features/upload/drop-zone.tsx";
import { UploadButton } from "../features/upload/upload-button.tsx";
import { UploadsPart } from "../features/upload/uploads-part.tsx";
import { useAddFiles } from "../features/upload/use-add-files.ts";
import { imageHref, libraryHref, queryOf } from "../lib/addresses.ts";
import { ApiError } from "../lib/api-error.ts";
import type { User } from "../lib/cognito.ts";
import { useConfig } from "../lib/config.ts";
import { useDocumentTitle } from "../lib/document-title.ts";
import { texts } from "../messages/index.ts";
import { Header } from "./header.tsx";
import { LibraryMain } from "./library-main.tsx";
import { screens } from "./screens.ts";
import { useActivityPolling } from "./use-activity-polling.ts";
import { ViewerRoute } from "./viewer-route.tsx";

interface LibraryScreenProps {
  user: User;
  onSignOut: () => Promise<void>;
}

/** The library or what is going on in it, and over it the image that the address names. */
export function LibraryScreen({ user, onSignOut }: LibraryScreenProps) {
  const q = queryOf(useSearch());
  const [path, navigate] = useLocation();
  const Screen = screens[path];
  const [viewing, { imageId }] = useViewed();
  const { limits } = useConfig();
  const picker = useRef<HTMLInputElement>(null);
  const add = useAddFiles(user.id);
  const list = useImageList(q);
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
              q={q}
              problem={serverProblem(list.error)}
              onSearch={(next, settled) => {
                if (next !== q || settled) navigate(libraryHref(next), { replace: !settled || next === q });
              }}
            />
          }
        />
        {Screen ? (
          <Suspense fallback={<main aria-busy="true" aria-label={texts().common.loading} />}>
            <Screen />
          </Suspense>
        ) : (
          <LibraryMain list={list} q={q} formats={formats} hrefOf={hrefOf} onChoose={choose} />
        )}
        <UploadsPart userId={user.id} hrefOf={hrefOf} />
      </div>
      <FilePicker ref={picker} accept={accept} onFiles={add.files} />
      <DropZone formats={formats} add={add} />
      {imageId !== undefined && <ViewerRoute imageId={imageId} q={q} list={list} />}
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
