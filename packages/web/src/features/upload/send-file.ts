import type { UploadAnswer, UploadRequest } from "@image-content-search/core/contract";
import { cleanFilename } from "@image-content-search/core/upload";
import { contentTypeOf, type Limits, sizeProblem } from "./check-file.ts";
import type { Inspected } from "./inspect-file.ts";
import type { UploadTarget } from "./transfer.ts";
import type { UploadEvent } from "./upload-phase.ts";
import type { UploadProblem } from "./upload-problem.ts";

/** What a file goes through; each rejects with the signal's reason when that aborts. */
export interface SendSteps {
  inspect: (file: File) => Promise<Inspected>;
  announce: (request: UploadRequest, signal: AbortSignal) => Promise<UploadAnswer>;
  transfer: (
    target: UploadTarget,
    file: File,
    options: { signal: AbortSignal; onProgress: (sentBytes: number) => void },
  ) => Promise<void>;
}

/** Who is told how far a file has come. */
export interface SendListener {
  announcing: () => void;
  progressed: (sentBytes: number) => void;
  /** Tells which image the file becomes; answers what the queue knew of that image before. */
  announced: (imageId: string) => "new" | "own" | "twin";
}

/** How sending a file ends, if nothing breaks. */
export type SendOutcome = Extract<UploadEvent, { type: "sent" | "known" | "failed" }>;

/**
 * Checks a file, announces it and sends its bytes; answers how that ended.
 * @throws ApiError, TransferError, or the signal's reason
 */
export async function sendFile(
  file: File,
  { inspect, announce, transfer }: SendSteps,
  { limits, signal, listener }: { limits: Limits; signal: AbortSignal; listener: SendListener },
): Promise<SendOutcome> {
  const inspected = await inspect(file).catch(() => undefined);
  signal.throwIfAborted();
  const contentType = contentTypeOf(file);
  const problem = sizeProblem(inspected?.size, limits);
  if (!inspected || !contentType) return failed({ code: inspected ? "type" : "unreadable" });
  if (problem) return failed(problem);

  listener.announcing();
  const { sha256 } = inspected;
  const request = { filename: cleanFilename(file.name), contentType, byteSize: file.size, sha256 };
  const answer = await announce(request, signal);
  const before = listener.announced(answer.imageId);
  if ("duplicate" in answer) {
    // An earlier try arrived, though nobody heard that it did.
    return before === "own" ? { type: "sent" } : { type: "known", trashed: answer.trashed };
  }
  if (before === "twin") return { type: "known", trashed: false };
  await transfer(answer.upload, file, { signal, onProgress: listener.progressed });
  return { type: "sent" };
}

function failed(problem: UploadProblem): SendOutcome {
  return { type: "failed", problem, retry: "never" };
}
