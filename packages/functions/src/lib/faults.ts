import { type Failure, originalGone } from "@image-content-search/core/events";
import { PermanentError } from "../pictures/permanent-error.ts";

/**
 * Whose fault an error is, and so what becomes of it:
 * - `picture`: fails at once, and trying again cannot help;
 * - `setup`: fails at once, and can be tried again when an operator has mended it;
 * - `passing`: is tried again by itself, and after the last time by the owner.
 */
type Fault = { kind: "picture" | "setup"; message: string } | { kind: "passing" };

const passing: Fault = { kind: "passing" };
const notAllowed: Fault = {
  kind: "setup",
  message:
    "The picture may not be worked on, because something is not set up well. Tell the operator, then try again.",
};

/**
 * Errors of the services that the pipeline calls, by the names that the SDK gives them; one that is not here may
 * pass. Sources: the lists of errors of
 * https://docs.aws.amazon.com/rekognition/latest/APIReference/API_DetectLabels.html,
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html,
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html and
 * https://docs.aws.amazon.com/rdsdataservice/latest/APIReference/API_ExecuteStatement.html
 */
const faults: Readonly<Record<string, Fault>> = {
  // Rekognition
  InvalidImageFormatException: { kind: "picture", message: "The picture's format cannot be analyzed." },
  ImageTooLargeException: { kind: "picture", message: "The picture is too large to be analyzed." },
  InvalidParameterException: { kind: "picture", message: "The picture cannot be analyzed as it is." },
  InvalidS3ObjectException: passing,
  ProvisionedThroughputExceededException: passing,
  InternalServerError: passing,
  // S3
  [originalGone]: { kind: "picture", message: "The picture's file is not there any more. Upload it again." },
  NoSuchBucket: notAllowed,
  AccessDenied: notAllowed,
  InternalError: passing,
  SlowDown: passing,
  // SQS and EventBridge
  QueueDoesNotExist: notAllowed,
  ResourceNotFoundException: notAllowed,
  // All of them
  AccessDeniedException: notAllowed,
  ThrottlingException: passing,
  ServiceUnavailable: passing,
  TimeoutError: passing,
  // Data API: whoever reads a queue leaves these to it.
  DatabaseResumingException: passing,
  StatementTimeoutException: passing,
};

type Stage = Exclude<Failure["stage"], "upload">;

/** What an error of a stage means: what the owner is told of it, and whether it is tried again by itself first. */
export function judge(error: unknown, stage: Stage): { failure: Failure; passes: boolean } {
  if (error instanceof PermanentError) {
    const { code, message } = error;
    return { failure: { stage, code, message, retryable: false }, passes: false };
  }
  const code = (error instanceof Error ? error.name : "unknown").slice(0, 60);
  const fault = faults[code] ?? passing;
  if (fault.kind === "passing") {
    const message = "It did not succeed, though it was tried several times. Try it again later.";
    return { failure: { stage, code, message, retryable: true }, passes: true };
  }
  return {
    failure: { stage, code, message: fault.message, retryable: fault.kind === "setup" },
    passes: false,
  };
}

/** What the owner is told when Lambda gave up preparing a picture, whatever the error was. */
export const preparationFailed: Failure = {
  stage: "prepare",
  code: "preparation-failed",
  message: "The picture could not be prepared, though it was tried several times. Try it again later.",
  retryable: true,
};

/** What the owner is told when the watchdog gave up a picture that stood still in a stage. */
export function stoodStill(stage: Stage): Failure {
  return {
    stage,
    code: "stood-still",
    message: "The picture got no further, though it was set going several times. Try it again later.",
    retryable: true,
  };
}
