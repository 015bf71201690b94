import type { Match } from "@image-content-search/core/contract";
import { type ReactNode, useEffect, useRef } from "react";
import { ErrorNotice } from "../../components/notice.tsx";
import { ApiError, errorWords } from "../../lib/api-error.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { texts } from "../../messages/index.ts";
import { useLeastConfidence } from "./confidence-filter.tsx";
import { standing, surerThan } from "./corrections.ts";
import { DetailsPanel } from "./details-panel.tsx";
import { PointedLabelScope } from "./pointed-label.tsx";
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
export default function Viewer({ imageId, previousId, nextId, q, matches, onGo, onClose }: ViewerProps) {
  const { data: image, error, refetch } = useImage(imageId);
  const [boxesShown, toggleBoxes] = useBoxesShown();
  const [least, setLeast] = useLeastConfidence();
  const trash = useTrashImage();
  const previous = previousId === undefined ? undefined : () => onGo(previousId);
  const next = nextId === undefined ? undefined : () => onGo(nextId);
  const missing = error !== null && !image;
  const boxed = boxesShown && image ? surerThan(standing(image.labels), least) : [];
  const remove = () => {
    trash(imageId);
    (next ?? previous ?? onClose)();
  };
  useDocumentTitle(image?.filename);
  useViewerKeys({ close: onClose, toggleBoxes, previous, next });
  usePreloaded([nextId, previousId], image !== undefined);

  return (
    <ViewerDialog label={image?.filename ?? texts().viewer.photo} bare={missing}>
      <ViewerBar {...{ image, boxesShown, onClose }} onToggleBoxes={toggleBoxes} onTrash={remove} />
      {missing ? (
        <Missing error={error} onRetry={() => void refetch()} onClose={onClose} />
      ) : (
        <Stage {...{ image, boxed, previous, next }} />
      )}
      <aside className="viewer-side" aria-label={texts().viewer.about}>
        {image && <DetailsPanel key={imageId} {...{ image, q, matches, least }} onLeast={setLeast} />}
      </aside>
    </ViewerDialog>
  );
}

interface ViewerDialogProps {
  label: string;
  /** Whether there is nothing to be seen but why. */
  bare: boolean;
  children: ReactNode;
}

/** Takes the whole screen, and the keyboard's focus. */
function ViewerDialog({ label, bare, children }: ViewerDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.focus({ preventScroll: true }), []);
  return (
    <dialog
      ref={dialog}
      open
      className="viewer"
      data-bare={bare}
      aria-modal="true"
      aria-label={label}
      tabIndex={-1}
    >
      <PointedLabelScope>{children}</PointedLabelScope>
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
