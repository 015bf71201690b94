import { AwsError } from "../lib/aws-error.ts";

/** Refuses a sign-in, one message for all reasons, so that nobody learns which users there are. */
export function incorrectSignIn(): AwsError {
  return notAuthorized("Incorrect username or password.");
}

export function notAuthorized(message: string): AwsError {
  return new AwsError("NotAuthorizedException", message);
}

export function invalidParameter(message: string): AwsError {
  return new AwsError("InvalidParameterException", message);
}

export function limitExceeded(): AwsError {
  return new AwsError("LimitExceededException", "Attempt limit exceeded, please try after some time.");
}

export function codeMismatch(): AwsError {
  return new AwsError("CodeMismatchException", "Invalid verification code provided, please try again.");
}

export function codeExpired(): AwsError {
  return new AwsError("ExpiredCodeException", "Invalid code provided, please request a code again.");
}
