import type { SavedSearch } from "@image-content-search/core/contract";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../lib/api.ts";
import { errorWords } from "../../lib/api-error.ts";
import { showToast } from "../../lib/toasts.ts";
import { texts } from "../../messages/index.ts";

const queryKey = ["saved-searches"];

/** The person's saved searches by name. */
export const savedSearchesQuery = queryOptions({
  queryKey,
  queryFn: async ({ signal }) => (await call("listSavedSearches", { signal })).savedSearches,
});

/** Saves a query under a name. The error of a name that is taken says so. */
export function useSaveSearch(onSaved: (saved: SavedSearch) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; q: string }) => call("saveSearch", { body }),
    onSuccess: (saved) => {
      onSaved(saved);
      return client.invalidateQueries({ queryKey });
    },
  });
}

/** Deletes a saved search at once, and offers to undo that. */
export function useDeleteSavedSearch(): (saved: SavedSearch) => void {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey });
  const fail = (error: unknown) => {
    showToast({ text: errorWords(error) });
    return refresh();
  };
  const { mutate: bringBack } = useMutation({
    mutationFn: ({ name, q }: SavedSearch) => call("saveSearch", { body: { name, q } }),
    onSuccess: refresh,
    onError: fail,
  });
  const { mutate } = useMutation({
    mutationFn: ({ savedSearchId }: SavedSearch) => call("deleteSavedSearch", { params: { savedSearchId } }),
    onMutate: ({ savedSearchId }) => {
      client.setQueryData(savedSearchesQuery.queryKey, (all) =>
        all?.filter((other) => other.savedSearchId !== savedSearchId),
      );
    },
    onSuccess: (_, saved) => {
      showToast({
        text: texts().search.deletedSaved(saved.name),
        action: { label: texts().common.undo, run: () => bringBack(saved) },
      });
      return refresh();
    },
    onError: fail,
  });
  return mutate;
}
