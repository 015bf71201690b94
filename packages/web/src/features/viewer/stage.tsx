import type { ImageDetail } from "@image-content-search/core/contract";
import { useRef } from "react";
import { Icon } from "../../components/icon.tsx";
import { texts } from "../../messages/index.ts";
import { BoxOverlay } from "./box-overlay.tsx";
import { Picture } from "./picture.tsx";
import "./stage.css";
import { useSwipe, useZoomKeys } from "./use-viewer-keys.ts";
import { useZoom, zoomStep } from "./use-zoom.ts";

interface StageProps {
  image: ImageDetail | undefined;
  /** Labels whose boxes are drawn; none where they are hidden. */
  boxed: ImageDetail["labels"];
  pointed: string | undefined;
  onPoint: (name: string | undefined) => void;
  previous: (() => void) | undefined;
  next: (() => void) | undefined;
}

/** The picture as large as it fits, or nearer, its boxes over it. */
export function Stage({ image, boxed, pointed, onPoint, previous, next }: StageProps) {
  const room = useRef<HTMLDivElement>(null);
  const shape = image?.preview ? image.preview.width / image.preview.height : 1.5;
  const { zoom, zoomBy, handlers } = useZoom(room, image?.imageId ?? "");
  const swipe = useSwipe(zoom.scale > 1 ? { previous: undefined, next: undefined } : { previous, next });
  const words = texts().viewer;
  useZoomKeys(zoomBy);
  return (
    <div className="stage" data-zoomed={zoom.scale > 1} style={{ "--shape": shape }} {...swipe}>
      <div className="stage-room" ref={room} {...handlers}>
        <Picture image={image} zoom={zoom}>
          {boxed.length > 0 && <BoxOverlay labels={boxed} pointed={pointed} onPoint={onPoint} />}
        </Picture>
      </div>
      {previous && (
        <button type="button" className="stage-arrow left" aria-label={words.previous} onClick={previous}>
          <Icon name="left" size={26} />
        </button>
      )}
      {next && (
        <button type="button" className="stage-arrow right" aria-label={words.next} onClick={next}>
          <Icon name="right" size={26} />
        </button>
      )}
      {image?.preview && (
        <div className="stage-zoom">
          <button
            type="button"
            aria-label={words.zoomOut}
            title={words.zoomOut}
            disabled={zoom.scale === 1}
            onClick={() => zoomBy(1 / zoomStep)}
          >
            <Icon name="minus" size={18} />
          </button>
          <button
            type="button"
            aria-label={words.zoomIn}
            title={words.zoomIn}
            onClick={() => zoomBy(zoomStep)}
          >
            <Icon name="plus" size={18} />
          </button>
        </div>
      )}
    </div>
  );
}
