import { expect, test } from "vitest";
import { tileCaption } from "./tile-caption.ts";

const labels = [
  { name: "Tree", confidence: 60 },
  { name: "Dog", confidence: 99.8 },
  { name: "Grass", confidence: 80 },
  { name: "Sky", confidence: 70 },
];

test("a tile names its three surest labels", () => {
  expect(tileCaption({ matches: [], labels })).toBe("Dog · Grass · Sky");
});

test("a tile that was found says by which label and how sure", () => {
  const matches = [{ term: "animal", tier: "label" as const, label: "Dog", confidence: 99.8 }];

  expect(tileCaption({ matches, labels })).toBe("Dog 99%");
});

test("a tile found by its file name names its labels", () => {
  expect(tileCaption({ matches: [{ term: "img", tier: "filename" }], labels: [] })).toBe("");
});
