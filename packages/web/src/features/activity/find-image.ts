import type { Activity, ImageItem } from "@image-content-search/core/contract";

/** Where a picture was found: one to show, several to choose from, or nowhere. */
export type Found = { kind: "one"; imageId: string } | { kind: "several" } | { kind: "none" };

type Named = Pick<ImageItem, "imageId" | "filename">;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isImageId(text: string): boolean {
  return uuid.test(text);
}

/** The pictures of that very name, else those whose names contain it; whatever the case. */
function namedLike<Image extends Named>(images: readonly Image[], name: string): Image[] {
  const wanted = name.normalize("NFC").toLowerCase();
  const nameOf = (image: Image) => image.filename.normalize("NFC").toLowerCase();
  const exact = images.filter((image) => nameOf(image) === wanted);
  return exact.length > 0 ? exact : images.filter((image) => nameOf(image).includes(wanted));
}

/** Looks for a file name in what is unfinished, for the search does not show that, and in what a search has found. */
export function pickByName(name: string, activity: Activity | undefined, searched: readonly Named[]): Found {
  const unfinished = activity ? [...activity.failed, ...activity.inFlight] : [];
  const ids = new Set(namedLike([...unfinished, ...searched], name).map(({ imageId }) => imageId));
  const [imageId] = ids;
  if (imageId === undefined) return { kind: "none" };
  return ids.size === 1 ? { kind: "one", imageId } : { kind: "several" };
}
