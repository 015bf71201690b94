import type { Activity, ImageDetail } from "@image-content-search/core/contract";
import type { UploadPhase } from "./upload-phase.ts";
import type { SentUpload } from "./upload-queue.ts";

/** The phase that an image's status on the server stands for. */
export function phaseOf({ status, failure }: Pick<ImageDetail, "status" | "failure">): UploadPhase {
  switch (status) {
    case "awaiting-upload":
    case "preparing":
      return { kind: "preparing" };
    case "analyzing":
      return { kind: "analyzing" };
    case "indexed":
      return { kind: "ready" };
    case "failed":
      return {
        kind: "failed",
        problem: { code: "pipeline", failure },
        retry: failure?.retryable ? "analyze" : "never",
      };
  }
}

/** What became of uploads on the server. */
export interface PipelineNews {
  moved: readonly { id: number; phase: UploadPhase }[];
  /** Of whom the answer says nothing, because it names the newest alone: to be asked for one by one. */
  unknown: readonly SentUpload[];
}

/**
 * What an answer of `/activity` says of the uploads that the server works on. One that it does not name has ended well
 * if the answer names all there are, and was asked for after the file was sent (`askedAt`, by the queue's clock).
 */
export function pipelineNews(
  uploads: readonly SentUpload[],
  activity: Activity,
  askedAt: number,
): PipelineNews {
  const { inFlight, failed, counts } = activity;
  const known = new Map([...failed, ...inFlight].map((item) => [item.imageId, item]));
  const moving = counts.awaitingUpload + counts.preparing + counts.analyzing;
  const namesAll = inFlight.length >= moving && failed.length >= counts.failed;
  const moved: { id: number; phase: UploadPhase }[] = [];
  const unknown: SentUpload[] = [];
  for (const upload of uploads) {
    if (upload.sentAt >= askedAt) continue;
    const item = known.get(upload.imageId);
    if (item) moved.push({ id: upload.id, phase: phaseOf(item) });
    else if (namesAll) moved.push({ id: upload.id, phase: { kind: "ready" } });
    else unknown.push(upload);
  }
  return { moved, unknown };
}
