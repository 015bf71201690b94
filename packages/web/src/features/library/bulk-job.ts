import type { Job, JobRequest } from "@image-content-search/core/contract";
import type { QueryClient } from "@tanstack/react-query";
import { call } from "../../lib/api.ts";
import { errorWords } from "../../lib/api-error.ts";
import { failureWords } from "../../lib/failure-words.ts";
import { dropImages, refreshImages } from "../../lib/image-cache.ts";
import { showToast } from "../../lib/toasts.ts";
import { loadRest, texts } from "../../messages/index.ts";

export type BulkAction =
  | { action: "trash" | "restore" | "retry" }
  | { action: "add-label" | "remove-label"; label: string };

/** Images by their ids, or all that a query finds. */
export type BulkTarget = { imageIds: readonly string[] } | { q: string; total: number };

const mostIds = 1_000;
const pollingPause = 500;

interface Options {
  client: QueryClient;
  /** What takes it back, where that is possible. */
  undo?: BulkAction | undefined;
}

/** Does something to many images, showing how far it has come, and offers to take it back where that can be done. */
export async function runBulk(
  action: BulkAction,
  target: BulkTarget,
  { client, undo }: Options,
): Promise<void> {
  const { jobs, jobsDone, jobSkipped, jobFailed } = texts().library;
  const size = "imageIds" in target ? target.imageIds.length : target.total;
  const words = jobs[action.action](size);
  const toast = showToast({ text: words, progress: 0 });
  if ("imageIds" in target && leaves(action)) dropImages(client, new Set(target.imageIds));
  try {
    let before = 0;
    let skipped = 0;
    for (const selection of selectionsOf(target)) {
      const job = await finished({ ...action, selection } as JobRequest, ({ done, skipped, total }) => {
        showToast(
          { text: words, progress: (before + done + skipped) / Math.max(size, before + total) },
          toast,
        );
      });
      if (job.failure) {
        // The library itself goes without their words.
        await loadRest();
        throw new Error(`${jobFailed} ${failureWords(job.failure)}`);
      }
      before += job.total;
      skipped += job.skipped;
    }
    const ended = jobsDone[action.action](before - skipped);
    showToast({ text: skipped > 0 ? `${ended}. ${jobSkipped(skipped)}` : ended, ...takingBack() }, toast);
  } catch (error) {
    showToast({ text: errorWords(error) }, toast);
  }
  await refreshImages(client);

  function takingBack() {
    if (!undo || !("imageIds" in target)) return {};
    const run = () => void runBulk(undo, target, { client });
    return { action: { label: texts().common.undo, run } };
  }
}

/** Whether images that it is done to leave the list they were in. */
function leaves({ action }: BulkAction): boolean {
  return action === "trash" || action === "restore";
}

function selectionsOf(target: BulkTarget): JobRequest["selection"][] {
  if (!("imageIds" in target)) return [{ q: target.q }];
  const parts = Math.ceil(target.imageIds.length / mostIds);
  return Array.from({ length: parts }, (_, part) => ({
    imageIds: target.imageIds.slice(part * mostIds, (part + 1) * mostIds),
  }));
}

async function finished(request: JobRequest, onProgress: (job: Job) => void): Promise<Job> {
  let job = await call("createJob", { body: request });
  while (!job.endedAt) {
    onProgress(job);
    await new Promise((resolve) => setTimeout(resolve, pollingPause));
    job = await call("getJob", { params: { jobId: job.jobId } });
  }
  return job;
}
