import type { ImageDetail } from "@image-content-search/core/contract";
import { useRef } from "react";
import { Icon } from "../../components/icon.tsx";
import { texts } from "../../messages/index.ts";
import { BoxOverlay } from "./box-overlay.tsx";
import { Picture } from "./picture.tsx";
import "./stage.css";
import { useSwipe, useZoomKeys } from "./use-viewer-keys.ts";
import { useZoom } from "./use-zoom.ts";
import { zoomStep } from "./zoom.ts";

interface StageProps {
  image: ImageDetail | undefined;
  /** Labels whose boxes are drawn; none where they are hidden. */
  boxed: ImageDetail["labels"];
  previous: (() => void) | undefined;
  next: (() => void) | undefined;
}

/** The picture as large as it fits, or nearer, its boxes over it. */
export function Stage({ image, boxed, previous, next }: StageProps) {
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
          {boxed.length > 0 && <BoxOverlay labels={boxed} />}
        </Picture>
      </div>
      {previous && <Arrow to="left" label={words.previous} onClick={previous} />}
      {next && <Arrow to="right" label={words.next} onClick={next} />}
      {image?.preview && <ZoomButtons scale={zoom.scale} onZoom={zoomBy} />}
    </div>
  );
}

function Arrow({ to, label, onClick }: { to: "left" | "right"; label: string; onClick: () => void }) {
  return (
    <button type="button" className={`stage-arrow ${to}`} aria-label={label} onClick={onClick}>
      <Icon name={to} size={26} />
    </button>
  );
}

function ZoomButtons({ scale, onZoom }: { scale: number; onZoom: (factor: number) => void }) {
  const { zoomOut, zoomIn } = texts().viewer;
  return (
    <div className="stage-zoom">
      <button
        type="button"
        aria-label={zoomOut}
        title={zoomOut}
        disabled={scale === 1}
        onClick={() => onZoom(1 / zoomStep)}
      >
        <Icon name="minus" size={18} />
      </button>
      <button type="button" aria-label={zoomIn} title={zoomIn} onClick={() => onZoom(zoomStep)}>
        <Icon name="plus" size={18} />
      </button>
    </div>
  );
}
