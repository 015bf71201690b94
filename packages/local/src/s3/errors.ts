import { AwsError } from "../lib/aws-error.ts";

/** There is no object of this key: 404. */
export function noSuchKey(): AwsError {
  return new AwsError("NoSuchKey", "The specified key does not exist.", 404);
}

/** The XML of a request is not what was expected. */
export function malformedXml(): AwsError {
  return new AwsError(
    "MalformedXML",
    "The XML you provided was not well-formed or is not what was expected.",
  );
}
