import { sql } from "kysely";
import type { Database } from "../catalog/database.ts";
import { keepOwner, ownerKey } from "../catalog/owner.ts";
import { instant, json, uuid } from "../catalog/sql.ts";
import { AppError } from "../errors.ts";
import type { Job, JobAction, JobFailure, Selection } from "./job.ts";
import { selected } from "./selected.ts";

/** A job that is to be made; `at` is UTC ISO 8601, the label is that of `add-label` and `remove-label`. */
export interface NewJob {
  jobId: string;
  ownerId: string;
  action: JobAction;
  label?: string | undefined;
  selection: Selection;
  at: string;
}

/** No such job of the caller's. */
class JobNotFoundError extends AppError {
  constructor(jobId: string) {
    super("not-found", `There is no job ${jobId} of yours.`);
  }
}

const columns = sql`job_id as "jobId", action, label, total, done, skipped, created_at as "createdAt",
  ended_at as "endedAt", failure`;

/** Makes a job on the images that are selected now; one on none has ended at once. @throws QueryError */
export async function createJob(db: Database, job: NewJob): Promise<Job> {
  const { condition } = await selected(db, job.ownerId, job.selection);
  const { rows } = await sql<Job>`
    with caller as (
      ${keepOwner(job.ownerId)} returning owner_key
    ),
    chosen as (select count(*) as total, coalesce(max(image_key), 0) as last_key from image where ${condition})
    insert into job (job_id, owner_key, action, label, selection, total, last_key, created_at, ended_at)
    select ${uuid(job.jobId)}, owner_key, ${job.action}, ${job.label ?? null}, ${json(job.selection)}, total,
      last_key, ${instant(job.at)}, case when total = 0 then ${instant(job.at)} end
    from caller, chosen
    returning ${columns}
  `.execute(db);
  const [created] = rows;
  if (!created) throw new Error("The job was not made.");
  return created;
}

/** @throws JobNotFoundError */
export async function getJob(
  db: Database,
  { ownerId, jobId }: { ownerId: string; jobId: string },
): Promise<Job> {
  const { rows } = await sql<Job>`
    select ${columns} from job where job_id = ${uuid(jobId)}
      and owner_key = ${ownerKey(ownerId)}
  `.execute(db);
  const [job] = rows;
  if (!job) throw new JobNotFoundError(jobId);
  return job;
}

/** The next step of a job: images to act on, none when it is at its end. */
export interface JobStep {
  jobId: string;
  ownerId: string;
  action: JobAction;
  label: string | null;
  imageIds: string[];
  /** Where the step begins and ends, in keys of images. */
  from: number;
  to: number;
}

/** The next at most `size` images of a job; undefined when it has ended, or is gone with its owner. */
export async function nextStep(db: Database, jobId: string, size: number): Promise<JobStep | undefined> {
  const { rows } = await sql<Omit<JobStep, "imageIds" | "to"> & { selection: Selection; lastKey: number }>`
    select job_id as "jobId", owner.owner_id as "ownerId", action, label, selection, place as "from",
      last_key as "lastKey"
    from job join owner using (owner_key) where job_id = ${uuid(jobId)} and ended_at is null
  `.execute(db);
  const [job] = rows;
  if (!job) return undefined;
  const { selection, lastKey, ...step } = job;
  const { condition } = await selected(db, job.ownerId, selection);
  const { rows: images } = await sql<{ imageId: string; imageKey: number }>`
    select image_id as "imageId", image_key as "imageKey" from image
    where ${condition} and image_key > ${job.from} and image_key <= ${lastKey}
    order by image_key limit ${size}
  `.execute(db);
  return { ...step, imageIds: images.map(({ imageId }) => imageId), to: images.at(-1)?.imageKey ?? lastKey };
}

/** Notes that a step is done, once, however often it was taken; answers whether the job has ended by it. */
export async function endStep(
  db: Database,
  { jobId, from, to, imageIds }: JobStep,
  done: number,
  at: string,
): Promise<void> {
  const ended = imageIds.length === 0 ? sql`, ended_at = ${instant(at)}` : sql``;
  await sql`
    update job set place = ${to}, done = done + ${done}, skipped = skipped + ${imageIds.length - done} ${ended}
    where job_id = ${uuid(jobId)} and place = ${from} and ended_at is null
  `.execute(db);
}

/** Ends a job before its time; what is done stays done. */
export async function failJob(db: Database, jobId: string, failure: JobFailure, at: string): Promise<void> {
  await sql`
    update job set ended_at = ${instant(at)}, failure = ${json(failure)}
    where job_id = ${uuid(jobId)} and ended_at is null
  `.execute(db);
}
