import * as z from "zod/mini";
import { Box, Detector, Exif, Failure, ModerationLabel, Properties, TextLine } from "../events/index.ts";
import { type ContentType, contentTypes, limits } from "../upload/limits.ts";
import { Confidence, Count, ImageStatus, Instant, Picture, StatusCounts } from "./parts.ts";

/** What the browser announces before it uploads: name, type, bytes and the SHA-256 of the content in hex. */
export const UploadRequest = z.object({
  filename: z.string().check(z.minLength(1), z.maxLength(16_384)),
  contentType: z.enum(Object.keys(contentTypes) as [ContentType, ...ContentType[]]),
  byteSize: z.int().check(z.minimum(1), z.maximum(limits.maxByteSize)),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/, "must be 64 lower-case hexadecimal digits")),
});
export type UploadRequest = z.infer<typeof UploadRequest>;

/** Where and how to send the bytes, or that this content is in the library (or its trash) already. */
export const UploadAnswer = z.union([
  z.object({
    imageId: z.uuid(),
    upload: z.object({
      method: z.literal("PUT"),
      url: z.string(),
      headers: z.record(z.string(), z.string()),
      expiresAt: Instant,
    }),
  }),
  z.object({ imageId: z.uuid(), duplicate: z.literal(true), trashed: z.boolean() }),
]);
export type UploadAnswer = z.infer<typeof UploadAnswer>;

/** Everything known of one image. */
export const ImageDetail = z.object({
  imageId: z.uuid(),
  filename: z.string(),
  contentType: z.string(),
  byteSize: Count,
  width: z.nullable(z.int()),
  height: z.nullable(z.int()),
  uploadedAt: Instant,
  takenAt: z.nullable(Instant),
  /** Minutes east of UTC; null where the camera did not say. */
  takenAtOffset: z.nullable(z.int()),
  trashedAt: z.nullable(Instant),
  status: ImageStatus,
  attempt: z.int(),
  failure: z.nullable(Failure),
  /** Every stage of the last attempts, in order. */
  history: z.array(
    z.object({
      stage: Failure.shape.stage,
      attempt: z.int(),
      startedAt: z.nullable(Instant),
      endedAt: z.nullable(Instant),
      failure: z.nullable(Failure),
    }),
  ),
  /** Which detectors have answered, and the model of each. */
  models: z.array(z.object({ detector: Detector, model: z.string() })),
  description: z.nullable(z.string()),
  exif: z.nullable(Exif),
  properties: z.nullable(Properties),
  text: z.array(TextLine),
  /** What not everybody wants to see. */
  moderation: z.array(ModerationLabel),
  /** Null until renditions stand. */
  thumbnail: z.nullable(z.object({ ...Picture.shape, thumbhash: z.string() })),
  preview: z.nullable(Picture),
  labels: z.array(
    z.object({
      name: z.string(),
      confidence: Confidence,
      parents: z.array(z.string()),
      aliases: z.array(z.string()),
      categories: z.array(z.string()),
      instances: z.array(z.object({ box: Box, confidence: Confidence })),
      /** Whether the detector finds it, whatever the owner says. */
      detected: z.boolean(),
      /** What the owner did to it; null for one that stands as it was detected. */
      correction: z.nullable(z.enum(["added", "removed"])),
    }),
  ),
  /** Presigned URL of the original as an attachment; null while nothing was uploaded. */
  originalUrl: z.nullable(z.string()),
});
export type ImageDetail = z.infer<typeof ImageDetail>;

const LabelNames = z
  .array(z.string().check(z.trim(), z.minLength(1), z.maxLength(100)))
  .check(z.maxLength(100));

/** What an owner says of an image: labels it has, has not, or has as detected; words about it, or null for none. */
export const CorrectionRequest = z.object({
  labels: z.optional(
    z.object({
      add: z.optional(LabelNames),
      remove: z.optional(LabelNames),
      reset: z.optional(LabelNames),
    }),
  ),
  description: z.optional(z.nullable(z.string().check(z.trim(), z.maxLength(2_000)))),
});
export type CorrectionRequest = z.infer<typeof CorrectionRequest>;

/** What an owner wants to see. */
export const Preferences = z.object({
  /** Pictures in which the moderation found something that not everybody wants to see. */
  showModerated: z.boolean(),
});
export type Preferences = z.infer<typeof Preferences>;

const ActivityItem = z.object({
  imageId: z.uuid(),
  filename: z.string(),
  status: ImageStatus,
  /** When the status was reached. */
  statusAt: Instant,
  attempt: z.int(),
  failure: z.nullable(Failure),
});

/** What is in flight and what failed, newest first, at most 200 of each; counts are of all. */
export const Activity = z.object({
  inFlight: z.array(ActivityItem),
  failed: z.array(ActivityItem),
  counts: StatusCounts,
  /** Images indexed in the last minutes. */
  throughput: z.object({ images: Count, minutes: Count }),
});
export type Activity = z.infer<typeof Activity>;

/** Who may make an account: nobody, or owners of addresses at some domains; at any where none is named. */
export const SignUp = z.object({ open: z.boolean(), emailDomains: z.array(z.string()) });
export type SignUp = z.infer<typeof SignUp>;

/** What the browser must know of where it runs. Nothing in it is secret. */
export const Config = z.object({
  region: z.string(),
  userPoolId: z.string(),
  userPoolClientId: z.string(),
  /** Set where the user pool is not at AWS's own address. */
  userPoolEndpoint: z.nullable(z.string()),
  /** Host name of the hosted sign-in page, where there is one. */
  hostedUiDomain: z.nullable(z.string()),
  signUp: SignUp,
  limits: z.object({
    maxByteSize: z.int(),
    minSide: z.int(),
    maxSide: z.int(),
    maxMegapixels: z.int(),
    contentTypes: z.array(z.string()),
  }),
  /** Shown on the sign-in page where such a user exists. */
  demoUser: z.nullable(z.object({ email: z.string(), password: z.string() })),
});
export type Config = z.infer<typeof Config>;

/** A message without its words, for other languages: a stable code, and what the words name. */
const Reason = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

/**
 * What every answer that is no success says: a stable code, words for people, why where the code leaves that open, and
 * what is wrong where.
 */
export const ErrorAnswer = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    reason: z.optional(Reason),
    issues: z.optional(
      z.array(
        z.object({
          path: z.string(),
          message: z.string(),
          reason: z.optional(Reason),
          position: z.optional(z.int()),
          /** The whole text of a query that parses and is likely meant. */
          repair: z.optional(z.string()),
        }),
      ),
    ),
  }),
});
export type ErrorAnswer = z.infer<typeof ErrorAnswer>;

/** Which image. */
export const ImageParams = z.object({ imageId: z.uuid() });
