import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { call } from "../../lib/api.ts";
import { activityQuery, imageKeys, refreshImages } from "../../lib/image-cache.ts";
import { useStore } from "../../lib/store.ts";
import { phaseOf, pipelineNews } from "./pipeline-news.ts";
import type { UploadQueue } from "./upload-queue.ts";
import { isInPipeline } from "./upload-state.ts";

const quickInterval = 1_000;
const slowInterval = 5_000;
const slowAfter = 90_000;
const mostAskedAtOnce = 8;

/**
 * Follows the server's work on uploads of this page, and on others that were in flight when it was opened,
 * while the tab is visible; refreshes the lists as images get prepared and indexed.
 */
export function usePipelineNews(queue: UploadQueue): void {
  const client = useQueryClient();
  const own = useStore(queue.uploads).filter(isInPipeline).length;
  const movedAt = useRef(Date.now());
  const counts = useRef("");
  const { data } = useQuery({
    ...activityQuery,
    refetchInterval: ({ state }) => {
      const others = (state.data?.counts.preparing ?? 0) + (state.data?.counts.analyzing ?? 0);
      if (own + others === 0) return false;
      return Date.now() - movedAt.current > slowAfter ? slowInterval : quickInterval;
    },
  });

  useEffect(() => {
    if (!data) return;
    const { moved, missing } = pipelineNews(queue.uploads.get(), data);
    for (const { id, phase } of moved) queue.moved(id, phase);
    const asked = missing.slice(0, mostAskedAtOnce).map(async ({ id, imageId }) => {
      queue.moved(id, phaseOf(await call("getImage", { params: { imageId } })));
    });
    const { preparing, analyzing, indexed, failed } = data.counts;
    const now = [preparing, analyzing, indexed, failed].join();
    void Promise.allSettled(asked).then(() => {
      if (counts.current === now) return;
      const first = counts.current === "";
      counts.current = now;
      movedAt.current = Date.now();
      if (!first) void refreshImages(client);
    });
  }, [data, queue, client]);

  useEffect(() => {
    movedAt.current = Date.now();
    if (own > 0) void client.invalidateQueries({ queryKey: imageKeys.activity });
  }, [own, client]);
}
