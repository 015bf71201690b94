import { fold } from "@image-content-search/core/query";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { call } from "../../lib/api.ts";
import type { SearchEntry } from "./search-entry.ts";
import type { TypedToken } from "./typed-token.ts";

const longestPrefix = 200;

/** What is suggested where nothing is typed yet: not shown, but it is narrowed by the first letter while that is asked for. */
export const emptyToken: TypedToken = { start: 0, end: 0, context: "", beginning: "", inList: false };

/**
 * Completions of the token at the caret. Each beginning is asked for at once and only once, and its answer shows under
 * that beginning alone; until it comes, what was suggested before is narrowed here.
 */
export function useSuggestions(text: string, token: TypedToken | undefined): readonly SearchEntry[] {
  const context = token?.context ?? "";
  const prefix = context + (token?.beginning ?? "");
  const { data, isPlaceholderData } = useQuery({
    queryKey: ["suggestions", prefix],
    queryFn: async ({ signal }) => {
      const { suggestions } = await call("listSuggestions", { query: { prefix }, signal });
      return { context, suggestions };
    },
    enabled: token !== undefined && prefix.length <= longestPrefix,
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (!token || !data || data.context !== context) return [];
  const isWhole = token.start === 0 && token.end === text.trimEnd().length;
  const beginning = fold(token.beginning.replace(/["\\]/g, ""));
  const fitting = data.suggestions
    // A saved search is a whole query: it stands beside nothing else.
    .filter(({ kind }) => kind !== "saved" || isWhole)
    .filter((entry) => !isPlaceholderData || ` ${fold(entry.text)}`.includes(` ${beginning}`))
    .map((entry) => ({ ...entry, group: "suggestions" as const }));
  const [first] = fitting;
  const saysNoMore = fitting.length === 1 && first?.query === text.slice(token.start, token.end);
  return saysNoMore ? [] : fitting;
}
