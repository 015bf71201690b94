import type { Activity, ImageDetail } from "@image-content-search/core/contract";
import { SiteError } from "./errors.ts";
import { inLanes } from "./lanes.ts";

/** What is waited for, and how patiently. */
export interface FollowOptions {
  activity: () => Promise<Activity>;
  image: (imageId: string) => Promise<ImageDetail>;
  /** Resolves after so many ms; rejects when nobody waits any more. */
  wait: (milliseconds: number) => Promise<void>;
  stopping: AbortSignal;
  atOnce: number;
  /** Called once for each image; without a reason it is indexed. */
  onEnded: (imageId: string, reason: string | undefined) => void;
}

const quickMs = 1_000;
const slowMs = 5_000;
/** Looks in a row without news after which they become rare. */
const quickLooks = 60;
const mostAskedInDoubt = 8;

/**
 * Looks until every image has ended, or nobody waits any more. One request tells of all that are under way, unless
 * those are more than it lists: then the first that were sent, which end first, are asked for by themselves.
 * Answers the ids of those that had not ended.
 */
export async function followImages(imageIds: Iterable<string>, options: FollowOptions): Promise<Set<string>> {
  const left = new Set(imageIds);
  let dull = 0;
  while (left.size > 0 && !options.stopping.aborted) {
    const before = left.size;
    await look(left, options);
    dull = left.size < before ? 0 : dull + 1;
    if (left.size === 0) break;
    const isOver = await options.wait(dull < quickLooks ? quickMs : slowMs).then(
      () => false,
      () => true,
    );
    if (isOver) break;
  }
  return left;
}

async function look(left: Set<string>, options: FollowOptions): Promise<void> {
  const { inFlight, failed, counts } = await options.activity();
  for (const { imageId, failure } of failed) {
    if (left.delete(imageId)) options.onEnded(imageId, failure?.message ?? "It could not be indexed.");
  }
  const underWay = new Set(inFlight.map(({ imageId }) => imageId));
  const unlisted = [...left].filter((imageId) => !underWay.has(imageId));
  const isComplete = inFlight.length >= counts.awaitingUpload + counts.preparing + counts.analyzing;
  const asked = isComplete ? unlisted : unlisted.slice(0, mostAskedInDoubt);
  await inLanes(asked, options.atOnce, options.stopping, async (imageId) => {
    const end = await findEnd(imageId, options);
    if (end && left.delete(imageId)) options.onEnded(imageId, end.reason);
  });
}

async function findEnd(
  imageId: string,
  options: FollowOptions,
): Promise<{ reason: string | undefined } | undefined> {
  try {
    const { status, failure } = await options.image(imageId);
    if (status === "indexed") return { reason: undefined };
    return status === "failed" ? { reason: failure?.message ?? "It could not be indexed." } : undefined;
  } catch (error) {
    if (error instanceof SiteError && error.status === 404) return { reason: "It was deleted meanwhile." };
    throw error;
  }
}
