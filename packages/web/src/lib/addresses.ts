import { termText } from "./term-text.ts";

function search(q: string): string {
  return q === "" ? "" : `?${new URLSearchParams({ q })}`;
}

/** The library, showing what a query finds. */
export function libraryHref(q: string): string {
  return `/${search(q)}`;
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
