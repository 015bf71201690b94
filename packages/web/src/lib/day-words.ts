import type { ImageItem } from "@image-content-search/core/contract";
import { dateFormat } from "./intl.ts";

/** The day (UTC) that an image belongs to: `2024-05-17`. */
export function dayOfItem(item: Pick<ImageItem, "sortAt"> | undefined): string {
  return item?.sortAt.slice(0, "2024-05-17".length) ?? "";
}

/** "Fri, 17 May", with the year in years other than this one; a day is `2024-05-17`. */
export function dayWords(day: string, now = new Date()): string {
  const date = new Date(`${day}T00:00:00Z`);
  const year = date.getUTCFullYear() === now.getFullYear() ? {} : ({ year: "numeric" } as const);
  const form = { weekday: "short", day: "numeric", month: "short", timeZone: "UTC", ...year } as const;
  return dateFormat(form).format(date);
}

/** "May 2024" of `2024-05`. */
export function monthWords(month: string): string {
  return dateFormat({ month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}
