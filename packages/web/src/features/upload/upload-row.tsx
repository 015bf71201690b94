import { useId } from "react";
import { Link } from "wouter";
import { Icon, type IconName } from "../../components/icon.tsx";
import { type Upload, type UploadPhase, uploadProgress } from "./upload-state.ts";
import { reasonWords, statusWords } from "./upload-words.ts";

interface UploadRowProps {
  upload: Upload;
  hrefOf: (imageId: string) => string;
  onAgain: (id: number) => void;
  onRestore: (upload: Upload) => void;
}

const icons: Partial<Record<UploadPhase["kind"], IconName>> = {
  ready: "check",
  duplicate: "boxes",
  failed: "alert",
};

export function UploadRow({ upload, hrefOf, onAgain, onRestore }: UploadRowProps) {
  const { filename, phase, id } = upload;
  const nameId = useId();
  const reason = reasonWords(phase);
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
      <RowAction
        nameId={nameId}
        upload={upload}
        hrefOf={hrefOf}
        onAgain={() => onAgain(id)}
        onRestore={() => onRestore(upload)}
      />
    </li>
  );
}

interface RowActionProps {
  nameId: string;
  upload: Upload;
  hrefOf: (imageId: string) => string;
  onAgain: () => void;
  onRestore: () => void;
}

function RowAction({ upload: { phase, imageId }, nameId, hrefOf, onAgain, onRestore }: RowActionProps) {
  if (phase.kind === "failed" && phase.again) {
    return (
      <button type="button" className="text-button upload-action" onClick={onAgain} aria-describedby={nameId}>
        Retry
      </button>
    );
  }
  if (phase.kind === "duplicate" && phase.trashed) {
    return (
      <button
        type="button"
        className="text-button upload-action"
        onClick={onRestore}
        aria-describedby={nameId}
      >
        Restore
      </button>
    );
  }
  if (imageId === undefined || (phase.kind !== "duplicate" && phase.kind !== "ready")) return null;
  return (
    <Link className="text-button upload-action" href={hrefOf(imageId)} aria-describedby={nameId}>
      View
    </Link>
  );
}
