// Codes of failures (`Failure.code`) that are told from others.

/** An upload that was announced and never made. */
export const neverUploaded = "never-uploaded";

/** The original is not there any more: S3's own name of the error, by which `prepare` fails then. */
export const originalGone = "NoSuchKey";

/** Why a picture is refused for good. */
export type PictureFault =
  /** No supported format begins so. */
  | "not-an-image"
  | "too-small"
  /** More pixels, longer sides or more bytes of pixels than the limits allow, by the header alone. */
  | "too-large"
  /** So much longer than wide that no rendition suits the detector. */
  | "too-narrow"
  /** It begins like a picture, but header or pixels cannot be read to the end, or are coded as no picture of its kind is. */
  | "damaged";

/** Services' own names of errors that trying again by itself cannot help. */
export type ServiceFault =
  | "InvalidImageFormatException"
  | "ImageTooLargeException"
  | "InvalidParameterException"
  | typeof originalGone
  | "NoSuchBucket"
  | "AccessDenied"
  | "AccessDeniedException"
  | "QueueDoesNotExist"
  | "ResourceNotFoundException";

/** Every code of a failure of images and jobs, but the names of errors that may pass. */
export type FailureCode =
  | PictureFault
  | ServiceFault
  | typeof neverUploaded
  | "preparation-failed"
  | "stood-still"
  | "quota-exceeded"
  | "internal";
