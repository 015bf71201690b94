import { setTimeout as sleep } from "node:timers/promises";
import { CommandError, SiteError } from "./errors.ts";
import { followImages } from "./follow.ts";
import type { Journal } from "./journal.ts";
import { inLanes } from "./lanes.ts";
import type { Progress } from "./progress.ts";
import { persistently, type RetryOptions } from "./retry.ts";
import { type Result, Sender, StopError } from "./send-file.ts";
import type { Site } from "./site.ts";
import { countFound, countResult, type Tally } from "./tally.ts";
import { type FoundFile, walk } from "./walk.ts";

/** What an import is to do, and whom it tells of it. */
export interface RunOptions {
  site: Site;
  journal: Journal;
  /** Files and folders. */
  paths: readonly string[];
  /** Files that are dealt with at the same time. */
  concurrency: number;
  dryRun: boolean;
  again: boolean;
  wait: boolean;
  /** Aborted when what is in transfer is to end and nothing more to begin. */
  stopping: AbortSignal;
  tally: Tally;
  progress: Progress;
}

/** About a minute until a fault counts as lasting. */
const tries = 8;

interface Sent {
  file: FoundFile;
  imageId: string;
}

/**
 * Imports everything below the paths and counts it in the tally. Answers why it ended before its time, in words, or
 * null; files that were not begun count as not tried.
 */
export async function runImport(options: RunOptions): Promise<string | null> {
  const { tally, progress, stopping } = options;
  const retry: RetryOptions = {
    tries,
    wait: (milliseconds) => sleep(milliseconds, undefined, { signal: stopping }),
    random: Math.random,
  };
  const sent: Sent[] = [];
  try {
    const files = await findFiles(options);
    progress.send();
    await sendAll(files, sent, retry, options);
    if (options.wait && !options.dryRun) await waitForAll(sent, retry, options);
  } catch (error) {
    if (error instanceof StopError || error instanceof SiteError || error instanceof CommandError) {
      return error.message;
    }
    throw error;
  } finally {
    tally.notTried = tally.found - tally.done;
  }
  return stopping.aborted ? "It was interrupted. Run the same command again to go on." : null;
}

async function findFiles({ paths, tally, stopping }: RunOptions): Promise<FoundFile[]> {
  const files: FoundFile[] = [];
  for await (const found of walk(paths)) {
    if (stopping.aborted) break;
    countFound(tally, found);
    if (found.kind === "file") files.push(found);
  }
  return files;
}

async function sendAll(
  files: readonly FoundFile[],
  sent: Sent[],
  retry: RetryOptions,
  options: RunOptions,
): Promise<void> {
  const { tally, progress, stopping, concurrency } = options;
  const onSent = (file: FoundFile, bytes: number) => progress.sent(file, bytes);
  const sender = new Sender({ ...options, retry, onSent });
  await inLanes(files, concurrency, stopping, async (file) => {
    progress.begin(file);
    try {
      const result = await sender.send(file);
      countResult(tally, file, result);
      if (isToFollow(result)) sent.push({ file, imageId: result.imageId });
    } finally {
      progress.end(file);
    }
  });
}

/** What this run or an earlier one has sent, and nobody has seen the end of. */
function isToFollow(result: Result): result is Extract<Result, { imageId: string }> {
  return result.kind === "sent" || (result.kind === "skipped" && result.pending);
}

async function waitForAll(sent: readonly Sent[], retry: RetryOptions, options: RunOptions): Promise<void> {
  const { site, journal, tally, progress, stopping, concurrency } = options;
  const files = new Map(sent.map(({ file, imageId }) => [imageId, file]));
  progress.follow(files.size);
  tally.pending = files.size;
  await followImages(files.keys(), {
    activity: () => persistently(() => site.activity(), retry),
    image: (imageId) => persistently(() => site.image(imageId), retry),
    wait: retry.wait,
    stopping,
    atOnce: concurrency,
    onEnded: (imageId, reason) => {
      tally.pending--;
      const file = files.get(imageId);
      const entry = file && journal.find(file);
      if (reason === undefined) tally.indexed++;
      else tally.notIndexed.push({ path: file?.path ?? imageId, reason });
      if (entry) journal.add({ ...entry, outcome: reason === undefined ? "indexed" : "not-indexed" });
    },
  });
}
