import type { Suggestions } from "@image-content-search/core/contract";

/** What the list under the box offers. */
export interface SearchEntry {
  group: "recent" | "saved" | "suggestions";
  kind: Suggestions["suggestions"][number]["kind"] | "recent";
  text: string;
  /** As it stands in a query; of what is recent or saved the whole query. */
  query: string;
  count: number | null;
  /** Takes it out of what is remembered; a suggestion is no such thing. */
  forget?: () => void;
}

/** Tells entries apart. */
export function keyOfEntry({ kind, query, text }: SearchEntry): string {
  return `${kind} ${query} ${text}`;
}
