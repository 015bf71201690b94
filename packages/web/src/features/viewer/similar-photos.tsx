import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { MediaImage } from "../../components/media-image.tsx";
import { imageHref } from "../../lib/addresses.ts";
import { call } from "../../lib/api.ts";
import { imageKeys } from "../../lib/image-cache.ts";
import { texts } from "../../messages/index.ts";
import { PanelPart } from "./panel-part.tsx";

const most = 12;

/** Photos that look nearly the same, then those that show much the same. Asked for once everything else is there. */
export function SimilarPhotos({ imageId }: { imageId: string }) {
  const words = texts().viewer;
  const { data } = useQuery({
    queryKey: imageKeys.similar(imageId),
    queryFn: ({ signal }) => call("listSimilar", { params: { imageId }, signal }),
  });
  if (!data) return null;
  const near = new Set(data.duplicates.map((image) => image.imageId));
  const images = [...data.duplicates, ...data.similar.filter((image) => !near.has(image.imageId))].slice(
    0,
    most,
  );
  if (images.length === 0) return null;
  return (
    <PanelPart title={words.similar}>
      <ul className="similar">
        {images.map((image) => (
          <li key={image.imageId}>
            <Link
              href={imageHref(image.imageId, "")}
              aria-label={near.has(image.imageId) ? `${image.filename}, ${words.nearlySame}` : image.filename}
              title={image.filename}
              state={{ inApp: true }}
            >
              <MediaImage src={image.thumbnail.url} alt="" thumbhash={image.thumbnail.thumbhash} />
              {near.has(image.imageId) && <span className="similar-badge">{words.nearlySame}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </PanelPart>
  );
}
