import type { Preferences } from "@image-content-search/core/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "../../lib/api.ts";
import { errorWords } from "../../lib/api-error.ts";
import { refreshImages } from "../../lib/image-cache.ts";
import { showToast } from "../../lib/toasts.ts";

const queryKey = ["preferences"];

interface PreferencesInForce {
  /** Undefined until known. */
  preferences: Preferences | undefined;
  /** Changes them at once, and back when the server refuses. */
  change: (part: Partial<Preferences>) => void;
}

/** What the person wants to see; the lists follow a change. */
export function usePreferences(): PreferencesInForce {
  const client = useQueryClient();
  const { data } = useQuery({ queryKey, queryFn: ({ signal }) => call("getPreferences", { signal }) });
  const { mutate } = useMutation({
    mutationFn: (body: Partial<Preferences>) => call("changePreferences", { body }),
    onMutate: async (part) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<Preferences>(queryKey);
      if (before) client.setQueryData(queryKey, { ...before, ...part });
      return before;
    },
    onSuccess: (preferences) => {
      client.setQueryData(queryKey, preferences);
      return refreshImages(client);
    },
    onError: (error, _, before) => {
      client.setQueryData(queryKey, before);
      showToast({ text: errorWords(error) });
    },
  });
  return { preferences: data, change: mutate };
}
