import * as z from "zod/mini";
import { Failure } from "../events/index.ts";

/** What can be done to many images. */
export const JobAction = z.enum(["trash", "restore", "retry", "add-label", "remove-label"]);
export type JobAction = z.infer<typeof JobAction>;

/** The most images that a job can be given by their ids; a query has no limit. */
const maxIds = 1_000;

/** Which images: by id, all that a query finds, or all that failed and can be tried again. */
export const Selection = z.union([
  z.object({ imageIds: z.array(z.uuid()).check(z.minLength(1), z.maxLength(maxIds)) }),
  z.object({ q: z.string() }),
  z.object({ failed: z.literal(true) }),
]);
export type Selection = z.infer<typeof Selection>;

/** Why a job ended before its time. */
export const JobFailure = z.pick(Failure, { code: true, message: true });
export type JobFailure = z.infer<typeof JobFailure>;

/** One action on many images. */
export interface Job {
  jobId: string;
  action: JobAction;
  /** The label of `add-label` and `remove-label`. */
  label: string | null;
  /** Images that it began with. */
  total: number;
  done: number;
  /** Images that it passed by: gone meanwhile, or not in a state for it. */
  skipped: number;
  createdAt: Date;
  /** Null while it runs. */
  endedAt: Date | null;
  failure: JobFailure | null;
}
