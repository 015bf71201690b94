import * as z from "zod/mini";
import { Detector, detectors, Finding } from "./findings.ts";

export { type FailureCode, originalGone, type PictureFault, type ServiceFault } from "./failure-codes.ts";
export {
  Box,
  type DetectedLabel,
  Detector,
  detectors,
  type Finding,
  ModerationLabel,
  Properties,
  TextLine,
} from "./findings.ts";

/** `source` of everything this application puts on the bus. */
export const eventSource = "image-content-search";

/** 1 for the upload, one more for each retry. */
const Attempt = z.int().check(z.minimum(1));

const subject = {
  imageId: z.uuid(),
  ownerId: z.uuid(),
  /** When it happened, UTC ISO 8601. */
  at: z.iso.datetime(),
  attempt: Attempt,
};

/** Where a fault struck, a stable code, words for the owner, and whether trying again can help. */
export const Failure = z.object({
  stage: z.enum(["upload", "prepare", "analyze"]),
  code: z.string().check(z.maxLength(60)),
  message: z.string().check(z.maxLength(500)),
  retryable: z.boolean(),
});
export type Failure = z.infer<typeof Failure>;

const Side = z.int().check(z.minimum(1));
/** A picture in the bucket: its key, and its sides in pixels. */
export const Rendition = z.object({ key: z.string(), width: Side, height: Side });
export type Rendition = z.infer<typeof Rendition>;

/**
 * What EXIF says, by EXIF's names; absent where the file does not say. The exposure time is in seconds, the focal
 * length in millimetres.
 */
export const Exif = z.object({
  make: z.optional(z.string()),
  model: z.optional(z.string()),
  lensModel: z.optional(z.string()),
  fNumber: z.optional(z.number()),
  exposureTime: z.optional(z.number()),
  iso: z.optional(z.number()),
  focalLength: z.optional(z.number()),
  /** Where it was taken, in degrees of WGS 84: north and east are positive. Both or neither are there. */
  latitude: z.optional(z.number().check(z.minimum(-90), z.maximum(90))),
  longitude: z.optional(z.number().check(z.minimum(-180), z.maximum(180))),
  /** Metres above sea level, negative below. */
  altitude: z.optional(z.number()),
});
export type Exif = z.infer<typeof Exif>;

/** The largest detail that goes on the bus, in bytes of UTF-8 JSON; EventBridge's own limit is 256 KB an entry. */
export const maxDetailBytes = 200_000;

const underLimit = z.refine(
  (detail: unknown) => new TextEncoder().encode(JSON.stringify(detail)).length <= maxDetailBytes,
  `must be at most ${maxDetailBytes} bytes of JSON`,
);

/** Every detail type on the bus with the schema of its detail. */
export const eventDetails = {
  /** The original arrived and `prepare` has begun. */
  "image.uploaded": z.object({ ...subject, byteSize: z.int() }),
  /** Renditions stand in the bucket. Sizes are of the upright image in pixels. */
  "image.prepared": z.object({
    ...subject,
    startedAt: z.iso.datetime(),
    contentType: z.string(),
    width: Side,
    height: Side,
    takenAt: z.nullable(z.iso.datetime()),
    /** Minutes that the camera's clock was east of UTC; null where it did not say, absent in older events. */
    takenAtOffset: z.optional(z.nullable(z.int().check(z.minimum(-720), z.maximum(840)))),
    exif: Exif,
    renditionVersion: z.string(),
    thumbnail: Rendition,
    preview: Rendition,
    /** ThumbHash, base64 (https://evanw.github.io/thumbhash/). */
    thumbhash: z.string(),
    /**
     * 64 bits as 16 hex digits: pictures that look alike differ in few of them; all zeros for one without structure.
     * Absent in older events.
     */
    perceptualHash: z.optional(z.string().check(z.regex(/^[0-9a-f]{16}$/))),
  }),
  /** What detectors found. */
  "image.analyzed": z
    .object({
      ...subject,
      /** When the analysis of this attempt began. */
      startedAt: z.iso.datetime(),
      findings: z.array(Finding).check(z.maxLength(detectors.length)),
      /** Whether this attempt's analysis has ended; else other detectors have yet to answer. */
      complete: z.boolean(),
    })
    .check(underLimit),
  /** The image will not get further by itself. */
  "image.failed": z.object({ ...subject, failure: Failure }),
} as const;

/** One of the detail types on the bus. */
export type EventType = keyof typeof eventDetails;
/** The detail of an event of a type. */
export type EventDetail<Type extends EventType> = z.infer<(typeof eventDetails)[Type]>;

/** An event as EventBridge hands it to a queue: the envelope's fields that this application reads. */
export const BusEvent = z.discriminatedUnion("detail-type", [
  z.object({ "detail-type": z.literal("image.uploaded"), detail: eventDetails["image.uploaded"] }),
  z.object({ "detail-type": z.literal("image.prepared"), detail: eventDetails["image.prepared"] }),
  z.object({ "detail-type": z.literal("image.analyzed"), detail: eventDetails["image.analyzed"] }),
  z.object({ "detail-type": z.literal("image.failed"), detail: eventDetails["image.failed"] }),
]);
export type BusEvent = z.infer<typeof BusEvent>;

/** Which attempt at which image something is about. */
const ImageAttempt = z.object({ imageId: z.uuid(), ownerId: z.uuid(), attempt: Attempt });
export type ImageAttempt = z.infer<typeof ImageAttempt>;

/** A message of the analysis queue: what to analyze and where its detector rendition stands. */
export const AnalysisMessage = z.object({
  ...ImageAttempt.shape,
  key: z.string(),
  /** Detectors that have answered already: asking again would cost again. */
  skip: z.array(Detector),
});
export type AnalysisMessage = z.infer<typeof AnalysisMessage>;

/** A message of the watchdog queue: which image to look at, and for the how-manieth time. */
export const WatchdogMessage = z.object({
  imageId: z.uuid(),
  ownerId: z.uuid(),
  round: z.int().check(z.minimum(1)),
});
export type WatchdogMessage = z.infer<typeof WatchdogMessage>;

/** A message of the jobs queue: a job to go on with, or an account that is deleted. */
export const JobMessage = z.union([z.object({ jobId: z.uuid() }), z.object({ deletedOwnerId: z.uuid() })]);
export type JobMessage = z.infer<typeof JobMessage>;

/** Asks for a step of work on all images: those after a key. */
export const StepRequest = z.object({ after: z._default(z.int().check(z.minimum(0)), 0) });

/** Asks for a step of the comparison of bucket and catalog: objects below a prefix, after a key. */
export const ReconcileRequest = z.object({
  prefix: z.enum(["originals/", "media/", "analysis/"]),
  after: z.optional(z.string()),
});
export type ReconcileRequest = z.infer<typeof ReconcileRequest>;

/**
 * What calls `prepare`: S3's notification that originals arrived
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html), or the wish for another
 * attempt at one.
 */
export const PrepareEvent = z.union([
  ImageAttempt,
  z.object({ Records: z.array(z.object({ s3: z.object({ object: z.object({ key: z.string() }) }) })) }),
]);
export type PrepareEvent = z.infer<typeof PrepareEvent>;

/**
 * What Lambda's failure destination gets of an invocation of `prepare` that failed for good
 * (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html).
 */
export const FailedInvocation = z.object({
  timestamp: z.string(),
  requestContext: z.object({ functionArn: z.string(), condition: z.string() }),
  requestPayload: PrepareEvent,
});
export type FailedInvocation = z.infer<typeof FailedInvocation>;

/** A message of the index queue: an event of the bus, or an invocation of `prepare` that failed for good. */
export const IndexMessage = z.union([BusEvent, FailedInvocation]);
