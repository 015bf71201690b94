import type { SavedSearch } from "@image-content-search/core/catalog";

/** A saved search as the API says it. */
export function presentSavedSearch({ savedAt, ...search }: SavedSearch) {
  return { ...search, savedAt: savedAt.toISOString() };
}
