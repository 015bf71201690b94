import type { Rendition } from "@image-content-search/core/events";

/** A moment as the API says it. */
export function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}

/** A rendition as the browser loads it: a path on the app's own origin. */
export function picture({ key, width, height }: Rendition) {
  return { url: `/${key}`, width, height };
}
