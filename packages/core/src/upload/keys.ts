import type { OwnedImage } from "../owned-image.ts";

const id = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const originalPattern = new RegExp(`^originals/(${id})/(${id})$`);
const imagePattern = new RegExp(`^(?:originals|media|analysis)/(${id})/(${id})(?:/|$)`);

/** Raised when the way renditions are made changes: their keys are immutable, so a new way needs new keys. */
export const renditionVersion = "v2";

/** What the keys of all originals begin with. */
export const originalPrefix = "originals/";

/** The key of an image's original. */
export function originalKey({ ownerId, imageId }: OwnedImage): string {
  return `${originalPrefix}${ownerId}/${imageId}`;
}

/** The owner and image that an original's object key names, or undefined for any other key. */
export function parseOriginalKey(key: string): OwnedImage | undefined {
  const [, ownerId, imageId] = originalPattern.exec(key) ?? [];
  return ownerId && imageId ? { ownerId, imageId } : undefined;
}

/** The owner and image that the key of an original, a rendition or a raw answer names, or undefined for any other. */
export function parseImageKey(key: string): OwnedImage | undefined {
  const [, ownerId, imageId] = imagePattern.exec(key) ?? [];
  return ownerId && imageId ? { ownerId, imageId } : undefined;
}

/** What the keys of all an image's renditions begin with. */
export function renditionPrefix({ ownerId, imageId }: OwnedImage): string {
  return `media/${ownerId}/${imageId}/`;
}

/** The key of a rendition; immutable, for another way to make renditions has another version. */
export function renditionKey(
  image: OwnedImage,
  name: "thumbnail" | "preview",
  version = renditionVersion,
): string {
  return `${renditionPrefix(image)}${version}/${name}.jpg`;
}

/** What the keys of all an image's raw answers begin with. */
export function analysisPrefix({ ownerId, imageId }: OwnedImage): string {
  return `analysis/${ownerId}/${imageId}/`;
}

/** The key of the raw answer of a model; a later answer of the same model replaces it. */
export function analysisKey(image: OwnedImage, model: string): string {
  return `${analysisPrefix(image)}${model}.json`;
}
