import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { forgetQuery, recentQueries } from "./recent-queries.ts";
import { savedSearchesQuery, useDeleteSavedSearch } from "./saved-searches.ts";
import type { SearchEntry } from "./search-entry.ts";

/** What the empty box offers: the latest queries of this browser, and saved searches. */
export function useRemembered(userId: string, enabled: boolean): readonly SearchEntry[] {
  const [, setForgotten] = useState(0);
  const { data: saved = [] } = useQuery({ ...savedSearchesQuery, enabled });
  const remove = useDeleteSavedSearch();
  if (!enabled) return [];
  const recent = recentQueries(userId).map((q) => ({
    group: "recent" as const,
    kind: "recent" as const,
    text: q,
    query: q,
    count: null,
    forget() {
      forgetQuery(userId, q);
      setForgotten((times) => times + 1);
    },
  }));
  return [
    ...recent,
    ...saved.map((search) => ({
      group: "saved" as const,
      kind: "saved" as const,
      text: search.name,
      query: search.q,
      count: null,
      forget: () => remove(search),
    })),
  ];
}
