import { termText } from "./term-text.ts";

function search(q: string, at?: string): string {
  const params = new URLSearchParams({ ...(q === "" ? {} : { q }), ...(at === undefined ? {} : { at }) });
  return params.size === 0 ? "" : `?${params}`;
}

/** The library, showing what a query finds, from a day (`2024-05-17`) on if one is named. */
export function libraryHref(q: string, at?: string): string {
  return `/${search(q, at)}`;
}

/** The trash, from a day on if one is named. */
export function trashHref(at?: string): string {
  return `/trash${search("", at)}`;
}

/** One image, as part of what a query finds. */
export function imageHref(imageId: string, q: string): string {
  return `/images/${encodeURIComponent(imageId)}${search(q)}`;
}

/** The library, showing everything with a label. */
export function labelHref(label: string): string {
  return libraryHref(termText(label.toLowerCase()));
}

/** The library, showing everything on which the words of a line can be read. */
export function textHref(line: string): string {
  const words = line.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return libraryHref(words.map(termText).join(" "));
}

/** The query in the search part of a URL. */
export function queryOf(search: string): string {
  return new URLSearchParams(search).get("q")?.trim() ?? "";
}

/** The day in the search part of a URL from which a result is shown; undefined from its first image. */
export function dayOf(search: string): string | undefined {
  const day = new URLSearchParams(search).get("at") ?? "";
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined;
}
