import { useCallback, useRef } from "react";
import { useLocation } from "wouter";
import { libraryHref } from "../lib/addresses.ts";

/**
 * Goes to what a query finds. While one types, the address follows in place; once that is settled, the step before
 * gets its own address back and the query becomes the next.
 */
export function useSearchNavigation(q: string): (next: string, settled: boolean) => void {
  const [, navigate] = useLocation();
  const draft = useRef<{ q: string; before: string }>(undefined);
  return useCallback(
    (next, settled) => {
      const href = libraryHref(next);
      const isDraft = draft.current?.q === q;
      const before = isDraft && draft.current ? draft.current.before : location.pathname + location.search;
      if (!settled) {
        draft.current = { q: next, before };
        if (next !== q) navigate(href, { replace: true });
        return;
      }
      draft.current = undefined;
      if (isDraft && before !== href) navigate(before, { replace: true });
      if (before !== href) navigate(href);
      else if (next !== q) navigate(href, { replace: true });
    },
    [q, navigate],
  );
}
