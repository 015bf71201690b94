import type { ImageStatus } from "@image-content-search/core/contract";
import type { Rendition } from "@image-content-search/core/events";
import type { FoundImage } from "@image-content-search/core/search";

/** A moment as the API says it. */
export function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}

/** A rendition as the browser loads it: a path on the app's own origin. */
export function picture({ key, width, height }: Rendition) {
  return { url: `/${key}`, width, height };
}

/** Images by status, as the API says it. */
export function byStatus({ "awaiting-upload": awaitingUpload, ...others }: Record<ImageStatus, number>) {
  return { awaitingUpload, ...others };
}

/** An image of a result, with whatever else is known of it there, as the API says it. */
export function presentItem<Item extends FoundImage>({ thumbhash, ...item }: Item) {
  return {
    ...item,
    uploadedAt: item.uploadedAt.toISOString(),
    takenAt: iso(item.takenAt),
    sortAt: item.sortAt.toISOString(),
    thumbnail: { ...picture(item.thumbnail), thumbhash },
  };
}
