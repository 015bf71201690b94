import { expect, test } from "vitest";
import { PermanentError, refuseUnlessPassing } from "./permanent-error.ts";

test.each([
  "vips_tracked: out of memory --- size == 48MB",
  "VipsJpeg: Insufficient memory (case 4)",
  "heif: Memory allocation error: Unspecified: (6.0)",
  "tiff2vips: Failed to allocate memory for strip",
  "Array buffer allocation failed",
  "Error creating thread: Resource temporarily unavailable",
  "unable to write to file: No space left on device",
  "unable to open: Too many open files",
])("%j is the machine's fault: it stays an error that is tried again", (words) => {
  const cause = new Error(words);

  expect(refuseUnlessPassing(cause, "damaged", "It is damaged.")).toBe(cause);
});

test.each([
  "VipsJpeg: premature end of JPEG image",
  "Input buffer contains unsupported image format",
  "heif: Memory allocation error: Security limit exceeded: Image size 12500x8000 exceeds the maximum image size 65536",
  "tiff2vips: Memory allocation of 9 bytes is beyond the 8 byte limit defined in open options",
  "memory access out of bounds",
])("%j is the picture's fault: it is refused with its cause", (words) => {
  const cause = new Error(words);

  const refusal = refuseUnlessPassing(cause, "damaged", "It is damaged.");

  expect(refusal).toBeInstanceOf(PermanentError);
  expect(refusal).toMatchObject({ code: "damaged", message: "It is damaged.", cause });
});

test.each([new TypeError("x is not a function"), new PermanentError("too-large", "It is too large.")])(
  "%s stays what it is",
  (cause) => {
    expect(refuseUnlessPassing(cause, "damaged", "It is damaged.")).toBe(cause);
  },
);
