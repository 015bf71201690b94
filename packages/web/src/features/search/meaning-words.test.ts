import type { ImageItem, Meaning } from "@image-content-search/core/contract";
import { expect, test } from "vitest";
import { meaningWords } from "./meaning-words.ts";

const meaning = (term: string, tier: Meaning["tier"], ...labels: string[]): Meaning => ({
  term,
  tier,
  labels,
});

const at = "2025-01-01T00:00:00Z";
const photo: ImageItem = {
  imageId: "a",
  filename: "a.jpg",
  byteSize: 1,
  width: 4,
  height: 3,
  uploadedAt: at,
  takenAt: null,
  sortAt: at,
  status: "indexed",
  thumbnail: { url: "/media/x", width: 4, height: 3, thumbhash: "" },
  labels: [{ name: "Dog", confidence: 90 }],
  matches: [],
};

test.each([
  [meaning("dog", "exact", "dog"), []],
  [meaning("puppy", "synonym", "dog"), ["Showing Dog for “puppy”"]],
  [meaning("ca", "prefix", "car", "cat"), ["Showing car, cat for “ca”"]],
  [meaning("c", "prefix", "a", "b", "c", "d"), ["Showing a, b, c and others for “c”"]],
  [meaning("exi", "prefix"), []],
  [meaning("xyz", "filename"), ["No label “xyz”: looking in file names"]],
])("%j is told as %j", (understood, words) => {
  expect(meaningWords([understood], [photo])).toEqual(words);
});
