import type { ImageDetail } from "@image-content-search/core/contract";
import { ErrorNotice } from "../../components/notice.tsx";
import { formatBytes, formatInstant, formatTaken } from "../../lib/format.ts";
import { cameraWords, shotWords } from "./exif-words.ts";
import { LabelList } from "./label-list.tsx";

interface DetailsPanelProps {
  image: ImageDetail;
  pointed: string | undefined;
  onPoint: (name: string | undefined) => void;
  searchHrefOf: (label: string) => string;
  onRestore: () => void;
}

const statusWords: Record<ImageDetail["status"], string> = {
  "awaiting-upload": "Waiting for its file",
  preparing: "Preparing",
  analyzing: "Analyzing",
  indexed: "Indexed",
  failed: "Failed",
};

export function DetailsPanel({ image, pointed, onPoint, searchHrefOf, onRestore }: DetailsPanelProps) {
  const { filename, labels, status, failure, trashedAt } = image;
  return (
    <div className="panel">
      <h1 className="panel-title">{filename}</h1>
      <p className="panel-status" data-status={status}>
        {statusWords[status]}
      </p>
      {failure && <ErrorNotice>{failure.message}</ErrorNotice>}
      {trashedAt && (
        <div className="notice quiet">
          <div>This photo is in the trash.</div>
          <button type="button" className="button" onClick={onRestore}>
            Restore
          </button>
        </div>
      )}
      <section aria-label="Found in this photo">
        <h2>Found in this photo</h2>
        {labels.length > 0 ? (
          <LabelList labels={labels} pointed={pointed} onPoint={onPoint} searchHrefOf={searchHrefOf} />
        ) : (
          <p className="hint">{emptyWords(status)}</p>
        )}
      </section>
      <section aria-label="Details">
        <h2>Details</h2>
        <Facts image={image} />
      </section>
    </div>
  );
}

function emptyWords(status: ImageDetail["status"]): string {
  if (status === "indexed") return "Nothing was recognised.";
  return status === "failed" ? "The analysis did not finish." : "The analysis is under way.";
}

function Facts({ image }: { image: ImageDetail }) {
  const { width, height, byteSize, contentType, takenAt, uploadedAt, models } = image;
  const exif = image.exif ?? {};
  const megapixels = width && height ? ` · ${((width * height) / 1e6).toFixed(1)} MP` : "";
  const facts: [string, string | undefined | null][] = [
    ["Taken", takenAt && formatTaken(takenAt)],
    ["Camera", cameraWords(exif)],
    ["Lens", exif.lensModel],
    ["Exposure", shotWords(exif)],
    ["Size", width && height ? `${width} × ${height}${megapixels}` : undefined],
    ["File", `${contentType.replace("image/", "").toUpperCase()} · ${formatBytes(byteSize)}`],
    ["Added", formatInstant(uploadedAt)],
    ["Recognised by", models[0]?.model],
  ];
  return (
    <dl className="facts">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
