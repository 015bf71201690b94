import type { ImageItem } from "@image-content-search/core/contract";
import { memo } from "react";
import { MediaImage } from "../../components/media-image.tsx";
import { texts } from "../../messages/index.ts";
import "./photo-tile.css";
import { tileCaption } from "./tile-caption.ts";

interface PhotoTileProps {
  item: ImageItem;
  href: string;
  selected: boolean;
  /** Whether the tabulator key stops here. */
  reachable: boolean;
}

/** A photograph of the grid, which hears its clicks. What it says of itself when pointed at is drawn by the style. */
export const PhotoTile = memo(function PhotoTile({ item, href, selected, reachable }: PhotoTileProps) {
  const { imageId, filename, status, thumbnail } = item;
  return (
    <>
      <a
        href={href}
        className="photo-tile"
        aria-label={filename}
        data-image-id={imageId}
        data-caption={tileCaption(item)}
        data-selected={selected || undefined}
        tabIndex={reachable ? 0 : -1}
      >
        <MediaImage src={thumbnail.url} alt="" thumbhash={thumbnail.thumbhash} eager />
        {status !== "indexed" && status !== "awaiting-upload" && (
          <span className="tile-badge" data-status={status} aria-hidden="true">
            {texts().library.statuses[status]}
          </span>
        )}
      </a>
      <button
        type="button"
        className="tile-select"
        aria-label={texts().library.select(filename)}
        aria-pressed={selected}
        data-select={imageId}
        tabIndex={-1}
      />
    </>
  );
});
