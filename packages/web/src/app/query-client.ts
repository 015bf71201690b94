import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "../lib/api-error.ts";
import { session } from "../lib/session.ts";

const mostRetries = 2;

/** What was loaded from the API: good for half a minute, tried twice more when a fault may pass. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => error instanceof ApiError && error.passing && failures < mostRetries,
      // Whether the machine is online says little about an API on the same machine.
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});

// What was loaded for one person is not for the next.
session.subscribe(() => {
  if (session.get().status !== "signed-out") return;
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== "config" });
});
