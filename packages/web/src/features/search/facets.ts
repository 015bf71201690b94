import type { Facets } from "@image-content-search/core/contract";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { call } from "../../lib/api.ts";
import { imageKeys } from "../../lib/image-cache.ts";
import { useCalm } from "../../lib/use-calm.ts";
import { withoutSort } from "./query-edits.ts";

interface FacetsShown {
  /** Of the query, or of the one before it while these are loaded; undefined before the first. */
  facets: Facets | undefined;
  /** Of the whole library; undefined until known. */
  library: Facets | undefined;
  busy: boolean;
}

/** The counts by which a result can be narrowed. They wait for the page of photos, which matters more. */
export function useFacets(q: string, pageIsThere: boolean): FacetsShown {
  const calm = useCalm(q);
  const facets = useQuery({
    ...facetsQuery(withoutSort(q)),
    enabled: pageIsThere && calm,
    placeholderData: keepPreviousData,
  });
  const library = useQuery({ ...facetsQuery(""), enabled: pageIsThere && facets.data !== undefined });
  return { facets: facets.data, library: library.data, busy: facets.isFetching || !pageIsThere || !calm };
}

function facetsQuery(q: string) {
  return {
    queryKey: imageKeys.facets(q),
    queryFn: ({ signal }: { signal: AbortSignal }) => call("listFacets", { query: { q }, signal }),
  };
}
