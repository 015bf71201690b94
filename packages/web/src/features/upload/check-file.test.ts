import { contentTypes, limits as coreLimits } from "@image-content-search/core/upload";
import { describe, expect, test } from "vitest";
import { acceptedFiles, contentTypeOf, fileProblem, limitWords, sizeProblem } from "./check-file.ts";
import type { UploadProblem } from "./upload-problem.ts";
import { problemWords } from "./upload-words.ts";

const wordsOf = (problem: UploadProblem | undefined, within = limits) =>
  problem && problemWords(problem, within);
const limits = { ...coreLimits, contentTypes: Object.keys(contentTypes) };

describe("contentTypeOf", () => {
  test.each([
    ["cat.jpg", "image/jpeg", "image/jpeg"],
    ["CAT.JPEG", "", "image/jpeg"],
    ["scan.tif", "", "image/tiff"],
    ["IMG_0001.HEIC", "", "image/heic"],
    ["cat.heif", "image/heif", "image/heic"],
    ["cat.jpg", "text/html", undefined],
    ["cat", "", undefined],
    ["constructor", "constructor", undefined],
  ])("takes %j of type %j for %j", (name, type, expected) => {
    expect(contentTypeOf({ name, type })).toBe(expected);
  });
});

test("the file dialog offers what is accepted by type and by extension, and nothing else", () => {
  const few = { ...limits, contentTypes: ["image/jpeg", "image/heic"] };

  expect(acceptedFiles(few)).toBe("image/jpeg,image/heic,.jpg,.jpeg,.jfif,.heic,.heif");
});

describe("fileProblem", () => {
  test.each([
    [
      { name: "a.svg", type: "image/svg+xml", size: 9 },
      /JPEG, PNG, WebP, AVIF, HEIC, GIF or TIFF, up to 32 MiB each/,
    ],
    [{ name: "a.png", type: "image/png", size: 0 }, /empty/],
    [{ name: "a.png", type: "image/png", size: 33_554_433 }, /33\.6 MB; at most 32 MiB/],
  ])("says why %j cannot be uploaded", (file, words) => {
    expect(wordsOf(fileProblem(file, limits))).toMatch(words);
  });

  test("lets a file of exactly the largest size pass", () => {
    expect(fileProblem({ name: "a.png", type: "image/png", size: 33_554_432 }, limits)).toBeUndefined();
  });

  test("refuses a type that the server does not list", () => {
    const few = { ...limits, contentTypes: ["image/jpeg"] };

    expect(wordsOf(fileProblem({ name: "a.png", type: "image/png", size: 1 }, few), few)).toMatch(
      /Use JPEG, up to 32 MiB each/,
    );
  });
});

test.each([
  [{ width: 79, height: 500 }, /79 × 500 pixels; each side needs at least 80/],
  [{ width: 16_001, height: 500 }, /at most 16000/],
  [{ width: 12_000, height: 12_000 }, /at most 100 megapixels/],
])("a picture of %j is refused", (size, words) => {
  expect(wordsOf(sizeProblem(size, limits))).toMatch(words);
});

test("a picture whose measures are unknown or within the limits passes", () => {
  expect(sizeProblem(undefined, limits)).toBeUndefined();
  expect(sizeProblem({ width: 80, height: 16_000 }, limits)).toBeUndefined();
});

test("the limits of one format read without a list", () => {
  expect(limitWords({ ...limits, contentTypes: ["image/png"] })).toBe("PNG, up to 32 MiB each");
});
