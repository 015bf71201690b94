import type { ImageDetail } from "@image-content-search/core/contract";
import type { ReactNode } from "react";
import { formatBytes, formatInstant, formatTaken } from "../../lib/format.ts";
import { cameraWords, shotWords } from "./exif-words.ts";
import { mapHref, placeWords } from "./place-words.ts";

/** Where an image comes from and how it is kept. */
export function Facts({ image }: { image: ImageDetail }) {
  const { width, height, byteSize, contentType, takenAt, takenAtOffset, uploadedAt } = image;
  const exif = image.exif ?? {};
  const megapixels = width && height ? ` · ${((width * height) / 1e6).toFixed(1)} MP` : "";
  const facts: [string, ReactNode][] = [
    ["Taken", takenAt && formatTaken(takenAt, takenAtOffset)],
    ["Place", placeWords(exif) && <Place exif={exif} />],
    ["Altitude", exif.altitude === undefined ? undefined : `${Math.round(exif.altitude)} m`],
    ["Camera", cameraWords(exif)],
    ["Lens", exif.lensModel],
    ["Exposure", shotWords(exif)],
    ["Size", width && height ? `${width} × ${height}${megapixels}` : undefined],
    ["Quality", qualityWords(image)],
    ["File", `${contentType.replace("image/", "").toUpperCase()} · ${formatBytes(byteSize)}`],
    ["Added", formatInstant(uploadedAt)],
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

function qualityWords({ properties }: ImageDetail): string | undefined {
  if (!properties?.quality) return undefined;
  const { brightness, sharpness, contrast } = properties.quality;
  const of = (name: string, value: number) => `${name} ${Math.round(value)}`;
  return [of("brightness", brightness), of("sharpness", sharpness), of("contrast", contrast)].join(" · ");
}

function Place({ exif }: { exif: NonNullable<ImageDetail["exif"]> }) {
  return (
    <>
      {placeWords(exif)}{" "}
      <a className="text-button" href={mapHref(exif)} target="_blank" rel="noreferrer">
        Map
      </a>
    </>
  );
}
