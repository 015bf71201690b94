import type { ImageDetail } from "@image-content-search/core/contract";
import { useRetryImage } from "../../lib/retry-image.ts";
import { Description } from "./description.tsx";
import { Facts } from "./facts.tsx";
import { Colours, Sensitive, TextFound } from "./findings.tsx";
import { History } from "./history.tsx";
import { LabelEditor } from "./label-editor.tsx";
import "./labels.css";
import "./panel.css";
import { PanelHead } from "./panel-head.tsx";
import { useCorrectImage } from "./use-correct-image.ts";
import { useRestoreImage } from "./use-image.ts";

interface DetailsPanelProps {
  image: ImageDetail;
  pointed: string | undefined;
  onPoint: (name: string | undefined) => void;
  searchHrefOf: (label: string) => string;
  textHrefOf: (line: string) => string;
}

/** Everything known of one image, and what its owner can say of it. */
export function DetailsPanel({ image, pointed, onPoint, searchHrefOf, textHrefOf }: DetailsPanelProps) {
  const { imageId, description, properties, text, moderation, history } = image;
  const correct = useCorrectImage(imageId);
  const retry = useRetryImage();
  const restore = useRestoreImage();
  return (
    <div className="panel">
      <PanelHead image={image} onRetry={() => retry(imageId)} onRestore={() => restore(imageId)} />
      <Description text={description} onSave={correct.describe} />
      <section aria-label="Found in this photo">
        <h2>Found in this photo</h2>
        <LabelEditor
          image={image}
          pointed={pointed}
          onPoint={onPoint}
          searchHrefOf={searchHrefOf}
          onChange={correct.label}
        />
      </section>
      {text.length > 0 && <TextFound lines={text} hrefOf={textHrefOf} />}
      {moderation.length > 0 && <Sensitive moderation={moderation} />}
      {properties && properties.colors.length > 0 && <Colours {...properties} />}
      <section aria-label="Details">
        <h2>Details</h2>
        <Facts image={image} />
      </section>
      {history.length > 0 && (
        <section aria-label="History">
          <History image={image} />
        </section>
      )}
    </div>
  );
}
