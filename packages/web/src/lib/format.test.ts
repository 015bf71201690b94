import { expect, test } from "vitest";
import { formatBytes, formatConfidence, formatCount, formatTaken } from "./format.ts";

test.each([
  [0, "0 photos"],
  [1, "1 photo"],
  [1204, "1,204 photos"],
])("%d photos read %j", (count, words) => {
  expect(formatCount(count, "photo", "photos")).toBe(words);
});

test.each([
  [840, "840 B"],
  [12_400, "12 kB"],
  [999_600, "1.0 MB"],
  [33_554_432, "33.6 MB"],
])("%d bytes read %j", (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});

test.each([
  [99.97, "99%"],
  [100, "100%"],
  [54.6, "55%"],
])("a confidence of %d reads %j", (confidence, words) => {
  expect(formatConfidence(confidence)).toBe(words);
});

test("the time of the camera's clock stays as it was", () => {
  expect(formatTaken("2024-06-03T14:05:00Z")).toBe("3 June 2024 at 14:05");
});
