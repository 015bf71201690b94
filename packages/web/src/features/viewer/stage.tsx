import type { ImageDetail } from "@image-content-search/core/contract";
import { Icon } from "../../components/icon.tsx";
import { MediaImage } from "../../components/media-image.tsx";
import { BoxOverlay } from "./box-overlay.tsx";
import { standing } from "./corrections.ts";
import "./stage.css";
import { isMoving } from "./use-image.ts";
import { useSwipe } from "./use-viewer-keys.ts";

interface StageProps {
  image: ImageDetail | undefined;
  boxesShown: boolean;
  pointed: string | undefined;
  onPoint: (name: string | undefined) => void;
  previous: (() => void) | undefined;
  next: (() => void) | undefined;
}

/** The picture as large as it fits, its boxes over it. */
export function Stage({ image, boxesShown, pointed, onPoint, previous, next }: StageProps) {
  const shape = image?.preview ? image.preview.width / image.preview.height : 1.5;
  const swipe = useSwipe({ previous, next });
  return (
    <div className="stage" style={{ "--shape": shape }} {...swipe}>
      <div className="stage-room">
        <Picture image={image}>
          {image && boxesShown && (
            <BoxOverlay labels={standing(image.labels)} pointed={pointed} onPoint={onPoint} />
          )}
        </Picture>
      </div>
      {previous && (
        <button type="button" className="stage-arrow left" aria-label="Previous photo" onClick={previous}>
          <Icon name="left" size={26} />
        </button>
      )}
      {next && (
        <button type="button" className="stage-arrow right" aria-label="Next photo" onClick={next}>
          <Icon name="right" size={26} />
        </button>
      )}
    </div>
  );
}

function Picture({ image, children }: { image: ImageDetail | undefined; children: React.ReactNode }) {
  if (!image) return <span className="spinner" role="status" aria-label="Loading photo" />;
  const { preview, thumbnail, filename } = image;
  if (!preview) {
    return (
      <p className="stage-words">
        {isMoving(image) ? "Preparing this photo…" : "There is no picture to show."}
      </p>
    );
  }
  return (
    <div className="picture" style={{ "--most": `${Math.max(preview.width * 1.5, 480)}px` }}>
      <MediaImage key={preview.url} src={preview.url} alt={filename} thumbhash={thumbnail?.thumbhash} eager />
      {children}
    </div>
  );
}
