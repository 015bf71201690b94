import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { call } from "../../lib/api.ts";
import { imageKeys } from "../../lib/image-cache.ts";
import { type TimeScale, timeScale } from "./time-scale.ts";

/** Where in a result its days lie; undefined until known, and where `order` is not by time. */
export function useTimeScale(q: string, order: TimeScale["order"] | undefined): TimeScale | undefined {
  const { data } = useQuery({
    queryKey: imageKeys.timeline(q),
    queryFn: ({ signal }) => call("getTimeline", { query: { q }, signal }),
    enabled: order !== undefined,
  });
  return useMemo(() => (data && order ? timeScale(data, order) : undefined), [data, order]);
}
