import { expect, test } from "vitest";
import { cameraWords, exposureWords, shotWords } from "./exif-words.ts";

test.each([
  [0.004, "1/250 s"],
  [0.0333, "1/30 s"],
  [0.5, "0.5 s"],
  [30, "30 s"],
])("an exposure of %d s reads %j", (seconds, words) => {
  expect(exposureWords(seconds)).toBe(words);
});

test.each([
  [{ make: "Canon", model: "Canon EOS R5" }, "Canon EOS R5"],
  [{ make: "NIKON CORPORATION", model: "NIKON D850" }, "NIKON D850"],
  [{ make: "Apple", model: "iPhone 15" }, "Apple iPhone 15"],
  [{ model: "X100V" }, "X100V"],
  [{}, undefined],
])("the camera of %j is %j", (exif, words) => {
  expect(cameraWords(exif)).toBe(words);
});

test("the shot names what is known and nothing else", () => {
  expect(shotWords({ exposureTime: 0.004, fNumber: 2.8, iso: 200, focalLength: 35 })).toBe(
    "1/250 s · f/2.8 · ISO 200 · 35 mm",
  );
  expect(shotWords({ iso: 100 })).toBe("ISO 100");
  expect(shotWords({ make: "Canon" })).toBeUndefined();
});
