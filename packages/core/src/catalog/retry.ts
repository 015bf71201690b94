import { sql } from "kysely";
import { AppError } from "../errors.ts";
import { neverUploaded } from "../events/failure-codes.ts";
import type { Detector } from "../events/index.ts";
import type { OwnedImage } from "../owned-image.ts";
import { answeredDetectors } from "./analyses.ts";
import type { Database } from "./database.ts";
import { ImageNotFoundError, QuotaExceededError } from "./errors.ts";
import { analysesToday, type Quota, today, unlimited } from "./quota.ts";
import { instant, uuid } from "./sql.ts";

/** What has to be asked for, so that an image goes through the pipeline again. */
export interface RetryTask extends OwnedImage {
  attempt: number;
  /** What is to be analyzed again; undefined where it begins with the preparation. */
  analysis: { key: string; skip: Detector[] } | undefined;
}

/**
 * Begins another attempt at an image that failed, where it failed, or at the analysis of one that is indexed.
 * One that is under way is let alone: undefined then, so that pressing twice does no more than once.
 * @throws ImageNotFoundError
 * @throws AppError `conflict` for an image that was never uploaded, or lies in the trash
 * @throws QuotaExceededError when the day's analyses are used up
 */
export async function beginRetry(
  db: Database,
  image: OwnedImage,
  at: string,
  quota: Quota = unlimited,
): Promise<RetryTask | undefined> {
  const { rows } = await sql<Answer>`
    with caller as (
      select owner_key, ${analysesToday} as used
      from owner where owner_id = ${uuid(image.ownerId)} for update
    ),
    target as (
      select image.* from image join caller using (owner_key) where image_id = ${uuid(image.imageId)}
      for update of image
    ),
    begun as (
      update image set attempt = image.attempt + 1, status_at = ${instant(at)}, failure = null,
        status = case when ${beginsWithPrepare} then 'preparing' else 'analyzing' end,
        analyze_since = case when target.status = 'indexed' then image.attempt + 1 else image.analyze_since end
      from target, caller
      where image.image_key = target.image_key and caller.used < cast(${quota.analysesPerDay} as bigint)
        and target.status in ('failed', 'indexed') and target.trashed_at is null
        and coalesce(target.failure ->> 'code', '') <> ${neverUploaded}
      returning image.image_key, image.attempt, image.status, image.analyze_since, image.preview
    ),
    counted as (
      update owner set analysis_count = caller.used + 1, analysis_day = ${today}
      from caller where owner.owner_key = caller.owner_key and exists (select from begun)
    )
    select target.status as before, target.failure ->> 'code' as code, target.trashed_at is not null as trashed,
      caller.used >= cast(${quota.analysesPerDay} as bigint) as "usedUp", begun.attempt, begun.status,
      begun.preview ->> 'key' as key,
      ${answeredDetectors("begun")} as skip
    from target join caller using (owner_key) left join begun on true
  `.execute(db);
  return toTask(image, rows[0], quota);
}

interface Answer {
  before: string;
  code: string | null;
  trashed: boolean;
  usedUp: boolean;
  attempt: number | null;
  status: string | null;
  key: string | null;
  skip: Detector[];
}

const beginsWithPrepare = sql`(target.preview is null or target.failure ->> 'stage' = 'prepare')`;

function toTask(image: OwnedImage, answer: Answer | undefined, quota: Quota): RetryTask | undefined {
  if (!answer) throw new ImageNotFoundError(image.imageId);
  const { before, code, trashed, usedUp, attempt, status, key, skip } = answer;
  if (before === "awaiting-upload" || code === neverUploaded) {
    const reason = { code: "never-uploaded", values: {} } as const;
    throw new AppError("conflict", "The picture never arrived. Upload it again.", { reason });
  }
  if (trashed) {
    const reason = { code: "in-trash", values: {} } as const;
    throw new AppError("conflict", "The picture lies in the trash. Restore it, then try it again.", {
      reason,
    });
  }
  if (attempt !== null) {
    return { ...image, attempt, analysis: status === "analyzing" && key ? { key, skip } : undefined };
  }
  if (usedUp && (before === "failed" || before === "indexed"))
    throw new QuotaExceededError(quota, "analyses");
  return undefined;
}
