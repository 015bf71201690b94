import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Icon } from "../../components/icon.tsx";
import { call } from "../../lib/api.ts";
import { errorWords } from "../../lib/api-error.ts";
import { refreshImages } from "../../lib/image-cache.ts";
import { useStore } from "../../lib/store.ts";
import { showToast } from "../../lib/toasts.ts";
import "./upload.css";
import type { UploadQueue } from "./upload-queue.ts";
import { UploadRow } from "./upload-row.tsx";
import { isSettled, overallProgress, type Upload } from "./upload-state.ts";
import { summaryWords } from "./upload-words.ts";

interface UploadCardProps {
  queue: UploadQueue;
  hrefOf: (imageId: string) => string;
}

/** What is being uploaded and what came of it. */
export function UploadCard({ queue, hrefOf }: UploadCardProps) {
  const uploads = useStore(queue.uploads);
  const restore = useRestore(queue);
  const [open, setOpen] = useState(true);
  if (uploads.length === 0) return null;
  const settled = uploads.every(isSettled);
  const percent = Math.round(overallProgress(uploads) * 100);

  return (
    <section className="upload-card" aria-label="Uploads" data-open={open}>
      <header className="upload-head">
        <p className="upload-summary" role="status">
          {summaryWords(uploads)}
        </p>
        <button
          type="button"
          className="icon-button"
          aria-label={open ? "Minimise uploads" : "Show uploads"}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? "down" : "up"} size={18} />
        </button>
        {settled && (
          <button type="button" className="icon-button" aria-label="Dismiss uploads" onClick={queue.clear}>
            <Icon name="close" size={18} />
          </button>
        )}
      </header>
      {!settled && (
        <progress className="upload-progress" aria-label="Upload progress" max={100} value={percent}>
          {percent}%
        </progress>
      )}
      {open && (
        <ul className="upload-rows">
          {failedFirst(uploads).map((upload) => (
            <UploadRow
              key={upload.id}
              upload={upload}
              hrefOf={hrefOf}
              onAgain={queue.again}
              onRestore={restore}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function failedFirst(uploads: readonly Upload[]): Upload[] {
  const rank = ({ phase }: Upload) => (phase.kind === "failed" ? 0 : 1);
  return [...uploads].sort((one, other) => rank(one) - rank(other));
}

function useRestore(queue: UploadQueue): (upload: Upload) => void {
  const client = useQueryClient();
  const restore = async ({ imageId }: Upload) => {
    if (imageId === undefined) return;
    await call("restoreImage", { params: { imageId } });
    queue.restored(imageId);
    await refreshImages(client, imageId);
    showToast({ text: "Restored from the trash." });
  };
  return (upload) => {
    restore(upload).catch((error) => showToast({ text: errorWords(error) }));
  };
}
