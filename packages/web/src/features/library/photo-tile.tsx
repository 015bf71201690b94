import type { ImageItem, ImageStatus } from "@image-content-search/core/contract";
import { memo } from "react";
import { Link } from "wouter";
import { MediaImage } from "../../components/media-image.tsx";
import { tileCaption } from "./tile-caption.ts";

const badges: Partial<Record<ImageStatus, string>> = {
  preparing: "Preparing",
  analyzing: "Analyzing",
  failed: "Failed",
};

interface PhotoTileProps {
  item: ImageItem;
  href: string;
}

export const PhotoTile = memo(function PhotoTile({ item, href }: PhotoTileProps) {
  const badge = badges[item.status];
  const caption = tileCaption(item);
  return (
    <Link
      href={href}
      className="photo-tile"
      aria-label={item.filename}
      data-image-id={item.imageId}
      state={{ inApp: true }}
    >
      <MediaImage src={item.thumbnail.url} alt="" thumbhash={item.thumbnail.thumbhash} />
      {badge && (
        <span className="tile-badge" data-status={item.status} aria-hidden="true">
          {badge}
        </span>
      )}
      <span className="tile-caption" aria-hidden="true">
        <span className="tile-labels">{caption}</span>
        <span className="tile-name">{item.filename}</span>
      </span>
    </Link>
  );
});
