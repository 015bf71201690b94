import type { Activity, ImageDetail } from "@image-content-search/core/contract";
import { isInPipeline, type Upload, type UploadPhase } from "./upload-state.ts";

type Known = Pick<ImageDetail, "status" | "failure">;

/** The phase that an image's status on the server stands for. */
export function phaseOf({ status, failure }: Known): UploadPhase {
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
        reason: failure?.message ?? "The photo could not be processed.",
        again: false,
      };
  }
}

export interface PipelineNews {
  moved: readonly { id: number; phase: UploadPhase }[];
  /** Not in flight and not failed any more: indexed, most likely; to be asked for one by one. */
  missing: readonly (Upload & { imageId: string })[];
}

/** What an answer of `/activity` says of the uploads that the server works on. */
export function pipelineNews(uploads: readonly Upload[], activity: Activity): PipelineNews {
  const known = new Map([...activity.failed, ...activity.inFlight].map((item) => [item.imageId, item]));
  const moved: { id: number; phase: UploadPhase }[] = [];
  const missing: (Upload & { imageId: string })[] = [];
  for (const upload of uploads.filter(isInPipeline)) {
    const { imageId } = upload;
    if (imageId === undefined) continue;
    const item = known.get(imageId);
    if (item) moved.push({ id: upload.id, phase: phaseOf(item) });
    else missing.push({ ...upload, imageId });
  }
  return { moved, missing };
}
