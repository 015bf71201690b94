import type { ImageDetail, Match } from "@image-content-search/core/contract";
import { useRetryImage } from "../../lib/retry-image.ts";
import { texts } from "../../messages/index.ts";
import { ConfidenceFilter } from "./confidence-filter.tsx";
import { Description } from "./description.tsx";
import { Facts } from "./facts.tsx";
import { ColorsFound, ModerationFound, TextFound } from "./findings.tsx";
import "./findings.css";
import { History } from "./history.tsx";
import { LabelEditor } from "./label-editor.tsx";
import "./labels.css";
import "./panel.css";
import { PanelHead } from "./panel-head.tsx";
import { PanelPart } from "./panel-part.tsx";
import { SimilarPhotos } from "./similar-photos.tsx";
import { useCorrectImage } from "./use-correct-image.ts";
import { useRestoreImage } from "./use-image.ts";
import { WhyFound } from "./why-found.tsx";

interface DetailsPanelProps {
  image: ImageDetail;
  /** The query that the image was found by, and what of it the image met. */
  q: string;
  matches: readonly Match[];
  /** Labels less sure than this are not shown; 0–100. */
  least: number;
  onLeast: (least: number) => void;
}

/** Everything known of one image, and what its owner can say of it. */
export function DetailsPanel({ image, q, matches, least, onLeast }: DetailsPanelProps) {
  const words = texts().viewer;
  const { imageId, description, properties, text, moderation, history } = image;
  const correct = useCorrectImage(imageId);
  const retry = useRetryImage();
  const restore = useRestoreImage();
  return (
    <div className="panel">
      <PanelHead image={image} onRetry={() => retry(imageId)} onRestore={() => restore(imageId)} />
      <Description text={description} onSave={correct.describe} />
      {matches.length > 0 && <WhyFound matches={matches} />}
      <section aria-label={words.found}>
        <div className="found-head">
          <h2>{words.found}</h2>
          {image.labels.length > 0 && <ConfidenceFilter least={least} onChange={onLeast} />}
        </div>
        <LabelEditor image={image} q={q} least={least} onChange={correct.label} />
      </section>
      {text.length > 0 && <TextFound lines={text} />}
      {moderation.length > 0 && <ModerationFound moderation={moderation} />}
      {properties && properties.colors.length > 0 && <ColorsFound {...properties} />}
      <PanelPart title={words.details}>
        <Facts image={image} />
      </PanelPart>
      {image.status === "indexed" && <SimilarPhotos imageId={imageId} />}
      {history.length > 0 && (
        <section aria-label={words.history}>
          <History image={image} />
        </section>
      )}
    </div>
  );
}
