import { ThrottlingException } from "@aws-sdk/client-rekognition";
import { NoSuchKey } from "@aws-sdk/client-s3";
import { Failure } from "@image-content-search/core/events";
import { expect, test } from "vitest";
import { PermanentError } from "../pictures/permanent-error.ts";
import { judge } from "./faults.ts";

const named = (name: string) => Object.assign(new Error("Told by the service."), { name });

test.each([
  ["a picture's own fault", new PermanentError("damaged", "It is damaged."), "damaged", false, false],
  [
    "a format that Rekognition refuses",
    named("InvalidImageFormatException"),
    "InvalidImageFormatException",
    false,
    false,
  ],
  ["an original that is gone", new NoSuchKey({ message: "", $metadata: {} }), "NoSuchKey", false, false],
  ["a grant that is missing", named("AccessDeniedException"), "AccessDeniedException", false, true],
  ["throttling", new ThrottlingException({ message: "", $metadata: {} }), "ThrottlingException", true, true],
  [
    "an object that Rekognition cannot read yet",
    named("InvalidS3ObjectException"),
    "InvalidS3ObjectException",
    true,
    true,
  ],
  ["an error that nobody has seen before", named("Whatever"), "Whatever", true, true],
  ["something that is no error", "oops", "unknown", true, true],
])("%s", (_, error, code, passes, retryable) => {
  const judged = judge(error, "analyze");

  expect(judged).toMatchObject({ passes, failure: { stage: "analyze", code, retryable } });
  expect(Failure.safeParse(judged.failure).error).toBeUndefined();
});
