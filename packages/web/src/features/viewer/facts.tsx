import type { ImageDetail } from "@image-content-search/core/contract";
import type { ReactNode } from "react";
import { formatBytes, formatInstant, formatTaken } from "../../lib/format.ts";
import { texts } from "../../messages/index.ts";
import { cameraWords, shotWords } from "./exif-words.ts";
import { mapHref, placeWords } from "./place-words.ts";

/** Where an image comes from and how it is kept. */
export function Facts({ image }: { image: ImageDetail }) {
  const { width, height, byteSize, contentType, takenAt, takenAtOffset, uploadedAt } = image;
  const names = texts().viewer.facts;
  const exif = image.exif ?? {};
  const megapixels = width && height ? ` · ${((width * height) / 1e6).toFixed(1)} MP` : "";
  const facts: [string, ReactNode][] = [
    [names.taken, takenAt && formatTaken(takenAt, takenAtOffset)],
    [names.place, placeWords(exif) && <Place exif={exif} />],
    [names.altitude, exif.altitude === undefined ? undefined : `${Math.round(exif.altitude)} m`],
    [names.camera, cameraWords(exif)],
    [names.lens, exif.lensModel],
    [names.exposure, shotWords(exif)],
    [names.size, width && height ? `${width} × ${height}${megapixels}` : undefined],
    [names.quality, qualityWords(image)],
    [names.file, `${contentType.replace("image/", "").toUpperCase()} · ${formatBytes(byteSize)}`],
    [names.added, formatInstant(uploadedAt)],
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
  const words = texts().viewer;
  const { brightness, sharpness, contrast } = properties.quality;
  const of = (name: string, value: number) => `${name} ${Math.round(value)}`;
  return [
    of(words.brightness, brightness),
    of(words.sharpness, sharpness),
    of(words.contrast, contrast),
  ].join(" · ");
}

function Place({ exif }: { exif: NonNullable<ImageDetail["exif"]> }) {
  return (
    <>
      {placeWords(exif)}{" "}
      <a className="text-button" href={mapHref(exif)} target="_blank" rel="noreferrer">
        {texts().viewer.map}
      </a>
    </>
  );
}
