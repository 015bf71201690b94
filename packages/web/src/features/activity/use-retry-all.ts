import type { Job } from "@image-content-search/core/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { call } from "../../lib/api.ts";
import { errorWords } from "../../lib/api-error.ts";
import { imageKeys, refreshImages } from "../../lib/image-cache.ts";
import { showToast } from "../../lib/toasts.ts";

const queryKey = ["retry-all"];

interface RetryAll {
  /** The job that was last asked for on this page. */
  job: Job | undefined;
  running: boolean;
  start: () => void;
}

/** Tries everything again that failed, and follows the job until it ends, also across screens. */
export function useRetryAll(): RetryAll {
  const client = useQueryClient();
  const { data: job } = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const known = client.getQueryData<Job>(queryKey);
      return known ? call("getJob", { params: { jobId: known.jobId }, signal }) : null;
    },
    refetchInterval: ({ state }) => (state.data && !state.data.endedAt ? 1_000 : false),
    staleTime: ({ state }) => (state.data && !state.data.endedAt ? 0 : Number.POSITIVE_INFINITY),
  });
  const { mutate, isPending } = useMutation({
    mutationFn: () => call("retryFailed"),
    onSuccess: (started) => client.setQueryData(queryKey, started),
    onError: (error) => showToast({ text: errorWords(error) }),
  });
  const progress = job ? `${job.jobId} ${job.done + job.skipped} ${job.endedAt}` : "";
  useEffect(() => {
    if (progress === "") return;
    void client.invalidateQueries({ queryKey: imageKeys.activity });
    void refreshImages(client);
  }, [progress, client]);
  return { job: job ?? undefined, running: isPending || job?.endedAt === null, start: mutate };
}
