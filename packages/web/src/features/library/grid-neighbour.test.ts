import { expect, test } from "vitest";
import { type Arrow, neighbourOf } from "./grid-neighbour.ts";
import { layoutRows } from "./row-layout.ts";

const options = {
  width: 1000,
  gap: 10,
  targetHeight: 200,
  headingHeight: 0,
  openStart: false,
  openEnd: false,
};
// Rows of a b c d e, f g h i j and k.
const items = [..."abcdefghijk"].map((imageId) => ({ imageId }));
const rows = layoutRows(
  items.map(() => ({ shape: 1, day: undefined })),
  { index: 0, top: 0 },
  options,
);

test.each<[string | undefined, Arrow, string | undefined]>([
  ["b", "ArrowRight", "c"],
  ["e", "ArrowRight", "f"],
  ["f", "ArrowLeft", "e"],
  ["a", "ArrowLeft", undefined],
  ["c", "ArrowDown", "h"],
  ["h", "ArrowUp", "c"],
  ["i", "ArrowDown", "k"],
  ["k", "ArrowUp", "f"],
  ["k", "ArrowDown", undefined],
  ["k", "ArrowRight", undefined],
  [undefined, "ArrowDown", "a"],
  ["gone", "ArrowLeft", "a"],
])("from %s %s leads to %s", (from, arrow, to) => {
  expect(neighbourOf(rows, items, from, arrow)).toBe(to);
});
