import { memo, useId } from "react";
import { Link } from "wouter";
import { Icon, type IconName } from "../../components/icon.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { useConfig } from "../../lib/config.ts";
import { texts } from "../../messages/index.ts";
import { type Upload, uploadProgress } from "./upload-ledger.ts";
import { isUnsent, type PhaseKind } from "./upload-phase.ts";
import type { UploadQueue } from "./upload-queue.ts";
import { reasonWords, statusWords } from "./upload-words.ts";
import { useRestore } from "./use-restore.ts";
import { useRetryUploads } from "./use-retry-uploads.ts";

interface UploadRowProps {
  upload: Upload;
  queue: UploadQueue;
  hrefOf: (imageId: string) => string;
}

const icons: Partial<Record<PhaseKind, IconName>> = {
  ready: "check",
  duplicate: "boxes",
  failed: "alert",
};

/** One file; drawn anew only when it has changed itself. */
export const UploadRow = memo(function UploadRow({ upload, queue, hrefOf }: UploadRowProps) {
  const { limits } = useConfig();
  const { filename, phase } = upload;
  const nameId = useId();
  const reason = reasonWords(phase, limits);
  const icon = icons[phase.kind];
  const percent = Math.round(uploadProgress(upload) * 100);
  return (
    <li className="upload-row" data-phase={phase.kind}>
      <span className="upload-mark">
        {icon ? (
          <Icon name={icon} size={16} />
        ) : (
          <span className="ring" style={{ "--share": `${percent}%` }} />
        )}
      </span>
      <span className="upload-name" id={nameId} title={filename}>
        {filename}
      </span>
      <span className="upload-status">{statusWords(phase)}</span>
      {reason && <span className="upload-reason">{reason}</span>}
      <RowAction nameId={nameId} upload={upload} queue={queue} hrefOf={hrefOf} />
    </li>
  );
});

function RowAction({ upload, queue, nameId, hrefOf }: UploadRowProps & { nameId: string }) {
  const words = texts().upload;
  const restore = useRestore(queue);
  const { one } = useRetryUploads(queue);
  const { id, filename, phase, imageId } = upload;
  if (isUnsent(phase)) {
    const label = words.cancelOne(filename);
    return (
      <IconButton
        icon="close"
        size={14}
        className="icon-button upload-cancel"
        label={label}
        title={label}
        onClick={() => queue.cancel(id)}
      />
    );
  }
  if (phase.kind === "failed" && phase.retry !== "never") {
    return <TextAction text={words.retry} nameId={nameId} onClick={() => one(id)} />;
  }
  if (phase.kind === "duplicate" && phase.trashed) {
    return <TextAction text={words.restore} nameId={nameId} onClick={() => restore(upload)} />;
  }
  if (imageId === undefined || (phase.kind !== "duplicate" && phase.kind !== "ready")) return null;
  return (
    <Link className="text-button upload-action" href={hrefOf(imageId)} aria-describedby={nameId}>
      {words.view}
    </Link>
  );
}

function TextAction({ text, nameId, onClick }: { text: string; nameId: string; onClick: () => void }) {
  return (
    <button type="button" className="text-button upload-action" onClick={onClick} aria-describedby={nameId}>
      {text}
    </button>
  );
}
