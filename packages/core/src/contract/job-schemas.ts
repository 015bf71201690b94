import * as z from "zod/mini";
import { JobAction, JobFailure, Selection } from "../jobs/job.ts";
import { Count, Instant } from "./parts.ts";

/** One thing to do to many images; labels are added and removed as by a correction. */
export const JobRequest = z.union([
  z.object({ action: z.enum(["trash", "restore", "retry"]), selection: Selection }),
  z.object({
    action: z.enum(["add-label", "remove-label"]),
    label: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
    selection: Selection,
  }),
]);
export type JobRequest = z.infer<typeof JobRequest>;

/** Which job. */
export const JobParams = z.object({ jobId: z.uuid() });

/** One action on many images, and how far it is. */
export const Job = z.object({
  jobId: z.uuid(),
  action: JobAction,
  label: z.nullable(z.string()),
  /** Images that it began with. */
  total: Count,
  done: Count,
  /** Images that it passed by: gone meanwhile, or not in a state for it. */
  skipped: Count,
  createdAt: Instant,
  /** Null while it runs. */
  endedAt: z.nullable(Instant),
  /** Why it ended before its time. */
  failure: z.nullable(JobFailure),
});
export type Job = z.infer<typeof Job>;
