import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { call } from "../../lib/api.ts";
import { activityQuery, imageKeys } from "../../lib/image-cache.ts";
import { phaseOf, pipelineNews } from "./pipeline-news.ts";
import type { UploadQueue } from "./upload-queue.ts";

const mostAskedAtOnce = 8;

/** Tells the queue of the server's work on its files, as answers on the activity come in. */
export function useFollowPipeline(queue: UploadQueue): void {
  const client = useQueryClient();
  const { data, dataUpdatedAt } = useQuery(activityQuery);
  /** When the answer before came: that after it was asked for later. */
  const before = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    if (!data || dataUpdatedAt === 0) return;
    const { moved, unknown } = pipelineNews(queue.inPipeline, data, before.current);
    before.current = performance.now();
    for (const { id, phase } of moved) queue.reported(id, phase);
    for (const { id, imageId } of unknown.slice(0, mostAskedAtOnce)) {
      call("getImage", { params: { imageId } }).then(
        (image) => queue.reported(id, phaseOf(image)),
        // The next answer gives another chance.
        () => undefined,
      );
    }
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
