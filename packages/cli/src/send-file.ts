import { basename } from "node:path";
import { type ContentType, contentTypes, pictureType } from "@image-content-search/core/upload";
import { CommandError, SiteError } from "./errors.ts";
import { hashFile, readHead } from "./file-content.ts";
import { formatBytes } from "./format.ts";
import type { Journal, JournalEntry } from "./journal.ts";
import { putFile } from "./put-file.ts";
import { persistently, type RetryOptions } from "./retry.ts";
import type { Site } from "./site.ts";
import { type FoundFile, reasonWords } from "./walk.ts";

/** What became of one file. */
export type Result =
  | { kind: "sent" | "duplicate" | "in-trash"; imageId: string }
  /** Done by an earlier run; `pending` if nobody has seen the end of it yet. */
  | { kind: "skipped"; imageId: string; pending: boolean }
  /** In a dry run. */
  | { kind: "would-send"; contentType: string }
  | { kind: "not-picture" }
  | { kind: "refused" | "unreadable" | "failed"; reason: string }
  | { kind: "not-tried" };

export interface SendOptions {
  site: Pick<Site, "announce"> & {
    config: { limits: { maxByteSize: number; contentTypes: readonly string[] } };
  };
  journal: Journal;
  retry: RetryOptions;
  /** Announces nothing. */
  dryRun: boolean;
  /** Looks at files again that the journal says are done. */
  again: boolean;
  /** Aborted when nothing more is to be begun. */
  stopping: AbortSignal;
  onSent: (file: FoundFile, bytes: number) => void;
}

/** Why there is no use in going on with other files, in words for the person. */
export class StopError extends Error {
  override readonly name = "StopError";
}

const stopCodes = new Set(["quota-exceeded", "signed-out", "unreachable"]);

/** Sends files of one run; files of the same content wait for one another, so that one of them is sent. */
export class Sender {
  readonly #options: SendOptions;
  readonly #byContent = new Map<string, Promise<Result>>();

  constructor(options: SendOptions) {
    this.#options = options;
  }

  /** Does all that there is to do with one file. @throws StopError */
  async send(file: FoundFile): Promise<Result> {
    const { journal, again } = this.#options;
    const done = again ? undefined : journal.find(file);
    if (done) return { kind: "skipped", imageId: done.imageId, pending: done.outcome === "sent" };
    try {
      return await this.#sendPicture(file);
    } catch (error) {
      // Without a journal the next run would do all again.
      if (error instanceof CommandError) throw new StopError(error.message, { cause: error });
      if (error instanceof StopError) throw error;
      if (!(error instanceof SiteError)) return { kind: "unreadable", reason: reasonWords(file.path, error) };
      if (error.passing && this.#options.stopping.aborted) return { kind: "not-tried" };
      if (stopCodes.has(error.code)) throw new StopError(error.message, { cause: error });
      return { kind: "failed", reason: error.message };
    }
  }

  async #sendPicture(file: FoundFile): Promise<Result> {
    const contentType = pictureType(await readHead(file.path));
    if (contentType === undefined) return { kind: "not-picture" };
    const reason = this.#refusal(file, contentType);
    if (reason !== undefined) return { kind: "refused", reason };
    if (this.#options.dryRun) return { kind: "would-send", contentType };
    const { sha256, byteSize } = await hashFile(file.path);
    if (byteSize !== file.byteSize) return { kind: "failed", reason: "It was changed while it was read." };
    if (this.#options.stopping.aborted) return { kind: "not-tried" };

    const earlier = this.#byContent.get(sha256)?.catch(() => undefined) ?? Promise.resolve(undefined);
    const sending = earlier.then((twin) =>
      twin && "imageId" in twin ? sameAs(twin) : this.#announceAndPut(file, contentType, sha256),
    );
    this.#byContent.set(sha256, sending);
    const result = await sending;
    this.#record(file, sha256, result);
    return result;
  }

  #refusal({ byteSize }: FoundFile, contentType: string): string | undefined {
    const { limits } = this.#options.site.config;
    if (!limits.contentTypes.includes(contentType)) {
      return `Pictures of the type ${typeName(contentType)} are not taken here.`;
    }
    if (byteSize <= limits.maxByteSize) return undefined;
    return `It is too large: ${formatBytes(byteSize)}, at most ${limits.maxByteSize / 1024 / 1024} MiB.`;
  }

  /** A URL that has expired, or an upload that broke, begins again with an announcement: it gives the same image. */
  #announceAndPut(file: FoundFile, contentType: string, sha256: string): Promise<Result> {
    const { site, onSent, retry } = this.#options;
    return persistently(async () => {
      onSent(file, 0);
      const { path, byteSize } = file;
      const answer = await site.announce({ filename: basename(path), contentType, byteSize, sha256 });
      const { imageId } = answer;
      if (!("upload" in answer)) return { kind: answer.trashed ? "in-trash" : "duplicate", imageId };
      await putFile(answer.upload, file, (bytes) => onSent(file, bytes));
      return { kind: "sent", imageId };
    }, retry);
  }

  #record({ path, byteSize, mtimeMs }: FoundFile, sha256: string, result: Result): void {
    if (result.kind !== "sent" && result.kind !== "duplicate" && result.kind !== "in-trash") return;
    const entry: JournalEntry = {
      path,
      byteSize,
      mtimeMs,
      sha256,
      imageId: result.imageId,
      outcome: result.kind,
    };
    this.#options.journal.add(entry);
  }
}

/** What a file is whose content was dealt with a moment ago. */
function sameAs(twin: Extract<Result, { imageId: string }>): Result {
  return { kind: twin.kind === "in-trash" ? "in-trash" : "duplicate", imageId: twin.imageId };
}

/** "JPEG" for image/jpeg. */
export function typeName(contentType: string): string {
  return contentTypes[contentType as ContentType] ?? contentType.replace("image/", "").toUpperCase();
}
