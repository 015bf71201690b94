import type { FailureCode } from "@image-content-search/core/events";

const notAllowed =
  "The picture may not be worked on, because something is not set up well. Tell the operator, then try again.";
const notAnalyzable = "The picture cannot be analyzed as it is. Save it anew as a JPEG and upload that.";

/** Why an image or a job failed, by the failure's code. */
const codes: Readonly<Record<FailureCode, string>> = {
  "not-an-image": "This file is not a picture, whatever its name says.",
  "too-small": "The picture is too small: each side needs at least 80 pixels.",
  "too-large":
    "The picture is too large: a side may have 16,000 pixels, the whole 100 megapixels, fewer in AVIF or deep colours.",
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
};

export const failures = {
  codes,
  /** Of any other that can be tried again: the name of an error that may pass. */
  passing: "It did not succeed, though it was tried several times. Try it again later.",
};
