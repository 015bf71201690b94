const id = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const originalPattern = new RegExp(`^originals/(${id})/(${id})$`);
const imagePattern = new RegExp(`^(?:originals|media|analysis)/(${id})/(${id})(?:/|$)`);

/** Raised when the way renditions are made changes: their keys are immutable, so a new way needs new keys. */
export const renditionVersion = "v2";

export const originalPrefix = "originals/";

export interface ImageKey {
  ownerId: string;
  imageId: string;
}

export function originalKey({ ownerId, imageId }: ImageKey): string {
  return `${originalPrefix}${ownerId}/${imageId}`;
}

/** The owner and image that an original's object key names, or undefined for any other key. */
export function parseOriginalKey(key: string): ImageKey | undefined {
  const [, ownerId, imageId] = originalPattern.exec(key) ?? [];
  return ownerId && imageId ? { ownerId, imageId } : undefined;
}

/** The owner and image that the key of an original, a rendition or a raw answer names, or undefined for any other. */
export function parseImageKey(key: string): ImageKey | undefined {
  const [, ownerId, imageId] = imagePattern.exec(key) ?? [];
  return ownerId && imageId ? { ownerId, imageId } : undefined;
}

/** What the keys of all an image's renditions begin with. */
export function renditionPrefix({ ownerId, imageId }: ImageKey): string {
  return `media/${ownerId}/${imageId}/`;
}

export function renditionKey(
  image: ImageKey,
  name: "thumbnail" | "preview",
  version = renditionVersion,
): string {
  return `${renditionPrefix(image)}${version}/${name}.jpg`;
}

/** What the keys of all an image's raw answers begin with. */
export function analysisPrefix({ ownerId, imageId }: ImageKey): string {
  return `analysis/${ownerId}/${imageId}/`;
}

export function analysisKey(image: ImageKey, model: string): string {
  return `${analysisPrefix(image)}${model}.json`;
}
