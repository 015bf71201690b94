import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { noteThroughput } from "../features/activity/throughput-history.ts";
import { uploads } from "../features/upload/uploads.ts";
import { activityQuery, refreshImages } from "../lib/image-cache.ts";

const quickInterval = 1_000;
const slowInterval = 5_000;
const slowAfter = 90_000;

/** Uploads of this page that the server works on, as far as is known. */
function ownInFlight(): number {
  const view = uploads.get()?.queue.view.get();
  return view ? view.unsettled - view.unsent : 0;
}

/**
 * Follows the server's work while something is in flight and the tab is visible, whatever is shown; refreshes the
 * lists as images get prepared and indexed.
 */
export function useActivityPolling(): void {
  const client = useQueryClient();
  const movedAt = useRef(Date.now());
  const counts = useRef("");
  const { data, dataUpdatedAt } = useQuery({
    ...activityQuery,
    refetchInterval: ({ state }) => {
      const others = (state.data?.counts.preparing ?? 0) + (state.data?.counts.analyzing ?? 0);
      if (ownInFlight() + others === 0) return false;
      return Date.now() - movedAt.current > slowAfter ? slowInterval : quickInterval;
    },
  });

  useEffect(() => {
    if (data) noteThroughput(data.throughput, dataUpdatedAt);
  }, [data, dataUpdatedAt]);

  useEffect(() => {
    if (!data) return;
    const { preparing, analyzing, indexed, failed } = data.counts;
    const now = [preparing, analyzing, indexed, failed].join();
    if (counts.current === now) return;
    const first = counts.current === "";
    counts.current = now;
    movedAt.current = Date.now();
    if (!first) void refreshImages(client);
  }, [data, client]);
}
