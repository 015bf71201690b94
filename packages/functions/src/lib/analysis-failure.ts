import type { Failure } from "@image-content-search/core/events";

/**
 * Rekognition's errors that trying again cannot mend
 * (https://docs.aws.amazon.com/rekognition/latest/APIReference/API_DetectLabels.html#API_DetectLabels_Errors).
 */
const permanent: Partial<Record<string, string>> = {
  InvalidImageFormatException: "The picture's format cannot be analyzed.",
  ImageTooLargeException: "The picture is too large to be analyzed.",
  InvalidParameterException: "The picture cannot be analyzed as it is.",
  AccessDeniedException: "The analysis is not allowed to read the picture. Tell the operator.",
};

/** What the owner is told of an error of the analysis, and whether it may pass. */
export function analysisFailure(error: unknown): Failure {
  const code = error instanceof Error ? error.name : "unknown";
  const words = permanent[code];
  return {
    stage: "analyze",
    code,
    message: words ?? "The analysis did not succeed, though it was tried several times. Try it again later.",
    retryable: words === undefined,
  };
}
