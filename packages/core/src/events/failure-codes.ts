// Codes of failures (`Failure.code`) that are told from others.

/** An upload that was announced and never made. */
export const neverUploaded = "never-uploaded";

/** The original is not there any more: S3's own name of the error, by which `prepare` fails then. */
export const originalGone = "NoSuchKey";
