import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { call } from "../../lib/api.ts";
import { activityQuery, imageKeys } from "../../lib/image-cache.ts";
import { phaseOf, pipelineNews } from "./pipeline-news.ts";
import { isSettled } from "./upload-phase.ts";
import type { UploadQueue } from "./upload-queue.ts";

const mostAskedAtOnce = 16;

/** Tells the queue of the server's work on its files, as answers on the activity come in. */
export function useFollowPipeline(queue: UploadQueue): void {
  const client = useQueryClient();
  const { data, dataUpdatedAt } = useQuery(activityQuery);
  /** When the answer before came: that after it was asked for later. */
  const before = useRef(Number.NEGATIVE_INFINITY);
  /** How many are asked for one by one: more while they turn out to have ended, one while they do not. */
  const asked = useRef(1);

  useEffect(() => {
    if (!data || dataUpdatedAt === 0) return;
    const { moved, unknown } = pipelineNews(queue.inPipeline, data, before.current);
    before.current = performance.now();
    for (const { id, phase } of moved) queue.reported(id, phase);
    const ends = unknown.slice(0, asked.current).map(async ({ id, imageId }) => {
      const phase = phaseOf(await call("getImage", { params: { imageId } }));
      queue.reported(id, phase);
      return isSettled(phase);
    });
    // One that cannot be asked for has another chance after the next answer.
    void Promise.all(ends).then(
      (ended) => {
        asked.current = ended.every(Boolean) ? Math.min(mostAskedAtOnce, asked.current * 2) : 1;
      },
      () => undefined,
    );
  }, [data, dataUpdatedAt, queue]);

  useEffect(() => {
    let following = false;
    return queue.view.subscribe(() => {
      const { unsettled, unsent } = queue.view.get();
      const before = following;
      following = unsettled > unsent;
      if (following && !before) void client.invalidateQueries({ queryKey: imageKeys.activity });
    });
  }, [queue, client]);
}
