import type { ImageDetail } from "@image-content-search/core/contract";

type Exif = NonNullable<ImageDetail["exif"]>;

/** "1/250 s", "2.5 s", as photographers write it. */
export function exposureWords(seconds: number): string {
  if (seconds >= 0.3) return `${Number(seconds.toFixed(1))} s`;
  return `1/${Math.round(1 / seconds)} s`;
}

/** The camera by one name: makers often stand in the model's name already. */
export function cameraWords({ make, model }: Exif): string | undefined {
  if (!make || !model) return model ?? make;
  const [maker = make] = make.split(/[\s,]+/);
  return model.toLowerCase().startsWith(maker.toLowerCase()) ? model : `${make} ${model}`;
}

/** "1/250 s · f/2.8 · ISO 200 · 35 mm"; undefined when the file says none of it. */
export function shotWords({ exposureTime, fNumber, iso, focalLength }: Exif): string | undefined {
  const parts = [
    exposureTime ? exposureWords(exposureTime) : undefined,
    fNumber ? `f/${Number(fNumber.toFixed(1))}` : undefined,
    iso ? `ISO ${iso}` : undefined,
    focalLength ? `${Number(focalLength.toFixed(1))} mm` : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(" · ");
}
