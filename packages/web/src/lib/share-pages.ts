import { type InfiniteData, replaceEqualDeep } from "@tanstack/react-query";

type Pages = InfiniteData<unknown>;

/**
 * Keeps what is as it was in pages that are loaded again, so that nothing of it is drawn anew. A page is compared with
 * that of its own place in the result: by its number, as is usual, every page would be with another once one is let go.
 */
export function sharePages(before: unknown, now: unknown): unknown {
  if (!before) return now;
  const [old, data] = [before as Pages, now as Pages];
  const pages = data.pages.map((page, index) => {
    const at = old.pageParams.indexOf(data.pageParams[index]);
    return at < 0 ? page : replaceEqualDeep(old.pages[at], page);
  });
  const same = pages.length === old.pages.length && pages.every((page, index) => page === old.pages[index]);
  return same ? before : { ...data, pages };
}
