import * as z from "zod/mini";

const Share = z.number().check(z.minimum(0), z.maximum(1));
const Seconds = z.number().check(z.minimum(0), z.maximum(3_600));

/** Services whose calls can fail, by the name that a signature's scope has. */
export const FailingService = z.enum(["s3", "sqs", "events", "rekognition", "rds-data", "lambda"]);
export type FailingService = z.infer<typeof FailingService>;

/** What is to go wrong on the laptop; nothing that is not named does. */
export const FaultSettings = z.strictObject({
  /** The same seed makes the same row of faults for each service. */
  seed: z._default(z.int(), 1),
  /** Share of the calls of functions that fail, by service; `browser` is what it does by presigned URLs. */
  failures: z._default(z.partialRecord(z.enum([...FailingService.options, "browser"]), Share), {}),
  /** How long a call that gets no answer waits until its connection ends. */
  silenceSeconds: z._default(z.number().check(z.minimum(0), z.maximum(60)), 3),
  /** For so many seconds from now the Data API answers that the database resumes. */
  resuming: z._default(Seconds, 0),
  /** Share of messages, events and notifications that come up to `most` times, each some time within so many seconds. */
  duplicates: z.optional(
    z.strictObject({
      probability: Share,
      most: z._default(z.int().check(z.minimum(1), z.maximum(10)), 10),
      withinSeconds: z._default(Seconds, 5),
    }),
  ),
  /** Share of S3's notifications that are never delivered. */
  droppedNotifications: z._default(Share, 0),
});
export type FaultSettings = z.infer<typeof FaultSettings>;

/** By how much the clock of queues, buses and asynchronous invocations is ahead of the machine's. */
export const ClockSettings = z.strictObject({ aheadSeconds: z.number().check(z.minimum(0)) });
