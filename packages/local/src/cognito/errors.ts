import { AwsError } from "../lib/aws-error.ts";

/** Refuses a sign-in, one message for all reasons, so that nobody learns which users there are. */
export function incorrectSignIn(): AwsError {
  return notAuthorized("Incorrect username or password.");
}

/** The refusal of a request that its sender may not make: `NotAuthorizedException`. */
export function notAuthorized(message: string): AwsError {
  return new AwsError("NotAuthorizedException", message);
}

/** The refusal of a value: `InvalidParameterException`. */
export function invalidParameter(message: string): AwsError {
  return new AwsError("InvalidParameterException", message);
}

/** The refusal of one try too many: `LimitExceededException`. */
export function limitExceeded(): AwsError {
  return new AwsError("LimitExceededException", "Attempt limit exceeded, please try after some time.");
}

/** The refusal of a wrong code: `CodeMismatchException`. */
export function codeMismatch(): AwsError {
  return new AwsError("CodeMismatchException", "Invalid verification code provided, please try again.");
}

/** The refusal of a code that holds no more, or never did: `ExpiredCodeException`. */
export function codeExpired(): AwsError {
  return new AwsError("ExpiredCodeException", "Invalid code provided, please request a code again.");
}
