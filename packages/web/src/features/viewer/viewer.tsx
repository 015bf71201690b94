import type { Match } from "@image-content-search/core/contract";
import { useEffect, useRef, useState } from "react";
import { ErrorNotice } from "../../components/notice.tsx";
import { ApiError, errorWords } from "../../lib/api-error.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { texts } from "../../messages/index.ts";
import { useLeastConfidence } from "./confidence-filter.tsx";
import { standing, surerThan } from "./corrections.ts";
import { DetailsPanel } from "./details-panel.tsx";
import { Stage } from "./stage.tsx";
import { useBoxesShown } from "./use-boxes-shown.ts";
import { useImage, useTrashImage } from "./use-image.ts";
import { usePreloaded } from "./use-preloaded.ts";
import { useViewerKeys } from "./use-viewer-keys.ts";
import "./viewer.css";
import { ViewerBar } from "./viewer-bar.tsx";

export interface ViewerProps {
  imageId: string;
  previousId: string | undefined;
  nextId: string | undefined;
  /** The query that the image was found by, and what of it the image met. */
  q: string;
  matches: readonly Match[];
  onGo: (imageId: string) => void;
  onClose: () => void;
}

/** One image: the picture with its boxes, and everything known of it. */
export function Viewer({ imageId, previousId, nextId, q, matches, onGo, onClose }: ViewerProps) {
  const { data: image, error, refetch } = useImage(imageId);
  const [boxesShown, toggleBoxes] = useBoxesShown();
  const [least, setLeast] = useLeastConfidence();
  const [pointed, setPointed] = useState<string>();
  const trash = useTrashImage();
  const dialog = useRef<HTMLDialogElement>(null);
  const previous = previousId === undefined ? undefined : () => onGo(previousId);
  const next = nextId === undefined ? undefined : () => onGo(nextId);
  useDocumentTitle(image?.filename);
  useViewerKeys({ close: onClose, toggleBoxes, previous, next });
  usePreloaded([nextId, previousId], image !== undefined);
  useEffect(() => dialog.current?.focus({ preventScroll: true }), []);

  const missing = error !== null && !image;
  const remove = () => {
    trash(imageId);
    const neighbour = nextId ?? previousId;
    if (neighbour === undefined) onClose();
    else onGo(neighbour);
  };

  return (
    <dialog
      ref={dialog}
      open
      className="viewer"
      data-bare={missing}
      aria-modal="true"
      aria-label={image?.filename ?? texts().viewer.photo}
      tabIndex={-1}
    >
      <ViewerBar
        image={image}
        boxesShown={boxesShown}
        onToggleBoxes={toggleBoxes}
        onDelete={remove}
        onClose={onClose}
      />
      {missing ? (
        <Missing error={error} onRetry={() => void refetch()} onClose={onClose} />
      ) : (
        <Stage
          image={image}
          boxed={boxesShown && image ? surerThan(standing(image.labels), least) : []}
          pointed={pointed}
          onPoint={setPointed}
          previous={previous}
          next={next}
        />
      )}
      <aside className="viewer-side" aria-label={texts().viewer.about}>
        {image && (
          <DetailsPanel
            key={imageId}
            image={image}
            pointed={pointed}
            onPoint={setPointed}
            q={q}
            matches={matches}
            least={least}
            onLeast={setLeast}
          />
        )}
      </aside>
    </dialog>
  );
}

function Missing({ error, onRetry, onClose }: { error: Error; onRetry: () => void; onClose: () => void }) {
  const gone = error instanceof ApiError && (error.status === 404 || error.status === 400);
  return (
    <div className="stage">
      <div className="stage-missing">
        <ErrorNotice>{gone ? texts().viewer.gone : errorWords(error)}</ErrorNotice>
        <button type="button" className="button" onClick={gone ? onClose : onRetry}>
          {gone ? texts().viewer.back : texts().common.tryAgain}
        </button>
      </div>
    </div>
  );
}
