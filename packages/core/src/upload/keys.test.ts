import { expect, test } from "vitest";
import { originalKey, parseOriginalKey } from "./keys.ts";

const image = {
  ownerId: "0190a5a0-0000-7000-8000-000000000001",
  imageId: "0190a5a0-0000-7000-8000-000000000002",
};

test("an original's key reads back as the image it was made for", () => {
  expect(parseOriginalKey(originalKey(image))).toEqual(image);
});

test.each([
  "",
  "originals/",
  `media/${image.ownerId}/${image.imageId}`,
  `${originalKey(image)}/x`,
  `originals/../${image.imageId}`,
])("%j is no original's key", (key) => {
  expect(parseOriginalKey(key)).toBeUndefined();
});
