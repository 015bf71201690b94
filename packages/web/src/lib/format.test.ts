import { expect, test } from "vitest";
import { formatBytes, formatConfidence, formatSince, formatTaken } from "./format.ts";

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

test.each([
  [60, "3 June 2024 at 15:05 (UTC+1)"],
  [-210, "3 June 2024 at 10:35 (UTC−3:30)"],
  [0, "3 June 2024 at 14:05 (UTC+0)"],
])("a camera %d minutes east of UTC shows its own time", (offset, words) => {
  expect(formatTaken("2024-06-03T14:05:00Z", offset)).toBe(words);
});

test("what began today has a time, what began before has its day", () => {
  const now = new Date(2024, 5, 3, 15, 0);

  expect(formatSince(new Date(2024, 5, 3, 14, 5).toISOString(), now)).toBe("14:05");
  expect(formatSince(new Date(2024, 5, 2, 14, 5).toISOString(), now)).toBe("2 Jun, 14:05");
});

test("the time of the camera's clock stays as it was", () => {
  expect(formatTaken("2024-06-03T14:05:00Z")).toBe("3 June 2024 at 14:05");
});
