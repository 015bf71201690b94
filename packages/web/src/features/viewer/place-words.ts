import type { ImageDetail } from "@image-content-search/core/contract";

type Exif = NonNullable<ImageDetail["exif"]>;

/** "48.8584° N, 2.2945° E"; four decimals are about ten metres. Undefined when the file names no place. */
export function placeWords({ latitude, longitude }: Exif): string | undefined {
  if (latitude === undefined || longitude === undefined) return undefined;
  return `${degrees(latitude, "N", "S")}, ${degrees(longitude, "E", "W")}`;
}

function degrees(value: number, positive: string, negative: string): string {
  return `${Math.abs(value).toFixed(4)}° ${value < 0 ? negative : positive}`;
}

/** The place on OpenStreetMap, marked; nothing is asked of it before somebody follows the link. */
export function mapHref({ latitude, longitude }: Exif): string | undefined {
  if (latitude === undefined || longitude === undefined) return undefined;
  const [lat, lon] = [latitude.toFixed(5), longitude.toFixed(5)];
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=16/${lat}/${lon}`;
}
