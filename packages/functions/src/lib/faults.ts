import {
  type Failure,
  type FailureCode,
  originalGone,
  type ServiceFault,
} from "@image-content-search/core/events";
import { PermanentError } from "../pictures/permanent-error.ts";

/**
 * An error that trying again by itself cannot help:
 * - `picture`: fails for good;
 * - `setup`: can be tried again by the owner when an operator has mended it.
 */
interface Fault {
  kind: "picture" | "setup";
  message: string;
}

const notAllowed: Fault = {
  kind: "setup",
  message:
    "The picture may not be worked on, because something is not set up well. Tell the operator, then try again.",
};

/**
 * Errors of the services that the pipeline calls, by the names that the SDK gives them. Any other may pass, and is tried
 * again by itself, after the last time by the owner: among them throttling, timeouts and services' own faults, an object
 * that Rekognition cannot read yet (`InvalidS3ObjectException`), and the Data API's, which whoever reads a queue leaves
 * to it. Sources: the lists of errors of
 * https://docs.aws.amazon.com/rekognition/latest/APIReference/API_DetectLabels.html,
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html,
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html and
 * https://docs.aws.amazon.com/rdsdataservice/latest/APIReference/API_ExecuteStatement.html
 */
const faults: Readonly<Record<ServiceFault, Fault>> = {
  // Rekognition
  InvalidImageFormatException: { kind: "picture", message: "The picture's format cannot be analyzed." },
  ImageTooLargeException: { kind: "picture", message: "The picture is too large to be analyzed." },
  InvalidParameterException: { kind: "picture", message: "The picture cannot be analyzed as it is." },
  // S3
  [originalGone]: { kind: "picture", message: "The picture's file is not there any more. Upload it again." },
  NoSuchBucket: notAllowed,
  AccessDenied: notAllowed,
  // SQS and EventBridge
  QueueDoesNotExist: notAllowed,
  ResourceNotFoundException: notAllowed,
  // All of them
  AccessDeniedException: notAllowed,
};

type Stage = Exclude<Failure["stage"], "upload">;
type CodedFailure = Failure & { code: FailureCode };

/** What an error of a stage means: what the owner is told of it, and whether it is tried again by itself first. */
export function judge(error: unknown, stage: Stage): { failure: Failure; passes: boolean } {
  if (error instanceof PermanentError) {
    const { code, message } = error;
    return { failure: { stage, code, message, retryable: false }, passes: false };
  }
  const code = (error instanceof Error ? error.name : "unknown").slice(0, 60);
  const fault = faultNamed(code);
  if (!fault) {
    const message = "It did not succeed, though it was tried several times. Try it again later.";
    return { failure: { stage, code, message, retryable: true }, passes: true };
  }
  return {
    failure: { stage, code, message: fault.message, retryable: fault.kind === "setup" },
    passes: false,
  };
}

function faultNamed(name: string): Fault | undefined {
  const named: Readonly<Record<string, Fault>> = faults;
  return Object.hasOwn(named, name) ? named[name] : undefined;
}

/** What the owner is told when Lambda gave up preparing a picture, whatever the error was. */
export const preparationFailed: CodedFailure = {
  stage: "prepare",
  code: "preparation-failed",
  message: "The picture could not be prepared, though it was tried several times. Try it again later.",
  retryable: true,
};

/** What the owner is told when the watchdog gave up a picture that stood still in a stage. */
export function stoodStill(stage: Stage): CodedFailure {
  return {
    stage,
    code: "stood-still",
    message: "The picture got no further, though it was set going several times. Try it again later.",
    retryable: true,
  };
}
