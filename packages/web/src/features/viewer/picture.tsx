import type { ImageDetail } from "@image-content-search/core/contract";
import { type ReactNode, useState } from "react";
import { MediaImage } from "../../components/media-image.tsx";
import { texts } from "../../messages/index.ts";
import { isMoving } from "./use-image.ts";
import type { Zoom } from "./zoom.ts";

interface PictureProps {
  image: ImageDetail | undefined;
  zoom: Zoom;
  /** What lies over it; drawn at its size, not enlarged. */
  children: ReactNode;
}

/** How much coarser than the screen the preview may be before the original is shown. */
const tolerable = 1.15;

/** The picture, ever finer: its thumbnail, which the grid has shown, the preview, and the original where one looks near. */
export function Picture({ image, zoom, children }: PictureProps) {
  const words = texts().viewer;
  if (!image) return <span className="spinner" role="status" aria-label={words.loading} />;
  const { imageId, preview, thumbnail, filename } = image;
  if (!preview) return <p className="stage-words">{isMoving(image) ? words.preparing : words.noPicture}</p>;
  return (
    <div
      className="picture"
      data-zoomed={zoom.scale > 1}
      style={{
        "--most": `${Math.max(preview.width * 1.5, 480)}px`,
        "--scale": zoom.scale,
        "--x": `${zoom.x}px`,
        "--y": `${zoom.y}px`,
      }}
    >
      <div className="picture-layers">
        {thumbnail && (
          <MediaImage key={thumbnail.url} src={thumbnail.url} alt="" thumbhash={thumbnail.thumbhash} eager />
        )}
        <span className="picture-layer">
          <MediaImage key={preview.url} src={preview.url} alt={filename} eager />
        </span>
        {zoom.scale > 1 && <Original key={imageId} image={image} scale={zoom.scale} />}
      </div>
      {children}
    </div>
  );
}

/** The original over the preview once that is too coarse; browsers that cannot show its format keep the preview. */
function Original({ image, scale }: { image: ImageDetail; scale: number }) {
  const { originalUrl, preview, width } = image;
  const [broken, setBroken] = useState(false);
  const [wanted, setWanted] = useState(false);
  const shown = document.querySelector<HTMLElement>(".picture")?.offsetWidth ?? 0;
  const coarse = preview !== null && shown * scale * devicePixelRatio > preview.width * tolerable;
  const finer = preview !== null && width !== null && width > preview.width;
  if (coarse && finer && !wanted) setWanted(true);
  if (!wanted || broken || originalUrl === null) return null;
  return (
    <img
      className="picture-layer"
      src={originalUrl}
      alt=""
      decoding="async"
      draggable={false}
      onError={() => setBroken(true)}
    />
  );
}
