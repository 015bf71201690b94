import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { Boundary } from "../components/boundary.tsx";
import { Toasts } from "../components/toasts.tsx";
import { call } from "../lib/api.ts";
import { configureCognito } from "../lib/cognito.ts";
import { ConfigContext } from "../lib/config.ts";
import { enterSession } from "../lib/session.ts";
import { useStore } from "../lib/store.ts";
import { spoken } from "../messages/index.ts";
import { queryClient } from "./query-client.ts";
import { SessionGate } from "./session-gate.tsx";
import { Broken, Splash, Unreachable } from "./start-screens.tsx";
import { StatusBanner } from "./status-banner.tsx";

/** The whole app; another language begins it anew. */
export function App() {
  const { language } = useStore(spoken);
  return (
    <QueryClientProvider client={queryClient} key={language}>
      <Boundary fallback={<Broken />}>
        <Start />
      </Boundary>
      <StatusBanner />
      <Toasts />
    </QueryClientProvider>
  );
}

async function loadConfig({ signal }: { signal: AbortSignal }) {
  const config = await call("getConfig", { signal });
  await configureCognito(config);
  return config;
}

function Start() {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ["config"],
    queryFn: loadConfig,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  useEffect(() => {
    if (data) void enterSession();
  }, [data]);
  if (data) {
    return (
      <ConfigContext value={data}>
        <SessionGate />
      </ConfigContext>
    );
  }
  if (error) return <Unreachable error={error} busy={isFetching} onRetry={() => void refetch()} />;
  return <Splash />;
}
