import { sql } from "kysely";
import { neverUploaded } from "../events/failure-codes.ts";
import type { Detector, Failure } from "../events/index.ts";
import type { OwnedImage } from "../owned-image.ts";
import { answeredDetectors } from "./analyses.ts";
import type { Database } from "./database.ts";
import { instant, json, uuid } from "./sql.ts";
import type { ImageStatus } from "./status.ts";

/** How far an image has come, and since when. */
export interface Progress {
  status: ImageStatus;
  statusAt: Date;
  attempt: number;
  /** The rendition that is analyzed; null until it stands. */
  previewKey: string | null;
  /** Detectors that have answered in this analysis. */
  answered: Detector[];
}

/** What is to be done about an image that may stand still. */
export type WatchDecision =
  | "leave"
  | "wait"
  | "find-original"
  | "prepare-again"
  | "analyze-again"
  | "give-up";

/** Looks after which an image is given up: about four hours. */
const lastRound = 16;
/** The look from which full queues are no excuse any more. */
const impatientRound = 8;
/** A status younger than this, in ms, may simply be under way. */
const patienceMs = 10 * 60_000;

/**
 * What to do about an image at the watchdog's `round`th look. Help comes at the looks 1, 2, 4 and 8, each
 * time after twice as long; while messages wait in the pipeline's queues its own may be among them. The trash
 * makes no difference: nobody looks any more when an image is taken out of it.
 */
export function watchImage(
  progress: Progress | undefined,
  { now, round, queuesEmpty }: { now: Date; round: number; queuesEmpty: boolean },
): WatchDecision {
  if (!progress) return "leave";
  const { status, statusAt, previewKey } = progress;
  if (status === "indexed" || status === "failed") return "leave";
  if (now.getTime() - statusAt.getTime() < patienceMs) return "wait";
  if (round >= lastRound) return "give-up";
  const due = Number.isInteger(Math.log2(round));
  if (!due) return "wait";
  if (status === "awaiting-upload") return "find-original";
  if (!queuesEmpty && round < impatientRound) return "wait";
  return status === "preparing" || previewKey === null ? "prepare-again" : "analyze-again";
}

/** How far an image has come; undefined when there is no such image. */
export async function findProgress(
  db: Database,
  { ownerId, imageId }: OwnedImage,
): Promise<Progress | undefined> {
  const { rows } = await sql<Progress>`
    select image.status, image.status_at as "statusAt", image.attempt, image.preview ->> 'key' as "previewKey",
      ${answeredDetectors("image")} as answered
    from image join owner on owner.owner_key = image.owner_key
    where owner.owner_id = ${uuid(ownerId)} and image.image_id = ${uuid(imageId)}
  `.execute(db);
  return rows[0];
}

/**
 * Ends an upload that was announced and never made, unless something has happened to it since it was looked
 * at. Not by an event: one that comes late or twice would end an upload that was announced again.
 */
export async function closeUpload(
  db: Database,
  { imageId }: Pick<OwnedImage, "imageId">,
  { statusAt }: Pick<Progress, "statusAt">,
  at: string,
): Promise<void> {
  const failure: Failure = {
    stage: "upload",
    code: neverUploaded,
    message: "The picture was announced, but it never arrived. Upload it again.",
    retryable: false,
  };
  await sql`
    update image set status = 'failed', status_at = ${instant(at)}, failure = ${json(failure)}
    where image_id = ${uuid(imageId)} and status = 'awaiting-upload'
      and status_at = ${instant(statusAt.toISOString())}
  `.execute(db);
}
