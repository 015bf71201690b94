import { formatNumber } from "../../lib/format.ts";
import { counted } from "../counted.ts";

const photos = { one: "photo", other: "photos" };
const notAllowed =
  "The picture may not be worked on, because something is not set up well. Tell the operator, then try again.";
const notAnalyzable = "The picture cannot be analyzed as it is. Save it anew as a JPEG and upload that.";
const passing = "It did not succeed, though it was tried several times. Try it again later.";

/** Why an image failed, by the failure's code; one that is not here brings the server's own words. */
const failures: Readonly<Record<string, string>> = {
  "not-an-image": "This file is not a picture, whatever its name says.",
  "too-small": "The picture is too small: each side needs at least 80 pixels.",
  "too-large": "The picture is too large: a side may have 16,000 pixels, the whole 100 megapixels.",
  "too-narrow": "The picture is so much longer than wide that it cannot be analyzed.",
  damaged: "The picture is damaged. Export or copy it anew and upload that.",
  "never-uploaded": "The picture was announced, but it never arrived. Upload it again.",
  "preparation-failed": "It could not be prepared, though it was tried several times. Try it again later.",
  "stood-still": "It got no further, though it was set going several times. Try it again later.",
  "quota-exceeded":
    "Today's analyses are used up. Go on after midnight UTC, or ask your administrator for more.",
  internal: "The work did not get on, though it was tried several times. Try it again later.",
  InvalidImageFormatException: notAnalyzable,
  ImageTooLargeException: "The picture is too large to be analyzed. Upload it with fewer pixels.",
  InvalidParameterException: notAnalyzable,
  NoSuchKey: "The picture's file is not there any more. Upload it again.",
  NoSuchBucket: notAllowed,
  AccessDenied: notAllowed,
  AccessDeniedException: notAllowed,
  QueueDoesNotExist: notAllowed,
  ResourceNotFoundException: notAllowed,
  InvalidS3ObjectException: passing,
  ProvisionedThroughputExceededException: passing,
  InternalServerError: passing,
  InternalError: passing,
  SlowDown: passing,
  ThrottlingException: passing,
  ServiceUnavailable: passing,
  TimeoutError: passing,
};

export const activity = {
  title: "Activity",
  searchable: (count: number) => `${counted(count, photos)} can be searched`,
  perMinute: (rate: number) =>
    rate < 1 ? "less than one a minute" : `${formatNumber(Math.round(rate))} a minute`,

  find: "Where is my picture?",
  findHint: "File name or id",
  findAction: "Find",
  findNothing: "No photo of that name or id.",

  stages: {
    "awaiting-upload": "Waiting for the file",
    preparing: "Preparing",
    analyzing: "Analyzing",
  },
  inProgress: "In progress",
  nothingMoving: "Nothing is being worked on.",
  newest: (count: number) => `The newest ${formatNumber(count)} are shown.`,
  since: "since",
  attempt: (attempt: number) => `attempt ${attempt}`,

  failed: "Failed",
  failedPhotos: "Failed photos",
  retryAll: "Retry all",
  retry: "Retry",
  retryOne: (filename: string) => `Retry ${filename}`,
  hopeless: "Trying again cannot help these.",
  retryProgress: "Retry progress",
  retrying: (done: number, total: number) =>
    `Trying again: ${formatNumber(done)} of ${counted(total, photos)}`,
  nothingToRetry: "Nothing failed that could be tried again.",
  retried: (count: number) => `${counted(count, { one: "photo is", other: "photos are" })} on the way again.`,
  passedBy: (count: number) => `${counted(count, { one: "was", other: "were" })} passed by.`,

  throughput: "Made searchable",
  throughputHint: (minutes: number) => `photos a minute, as the average of the last ${minutes} minutes`,
  throughputMost: (rate: number) => `at most ${formatNumber(rate)}`,
  throughputChart: (now: number, most: number, from: string, to: string) =>
    `Photos made searchable a minute from ${from} to ${to}: ${formatNumber(now)} at the end, ${formatNumber(most)} at most.`,

  failures,
};
