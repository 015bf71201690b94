import type { ImageDetail } from "@image-content-search/core/contract";
import { expect, test } from "vitest";
import { type LabelChange, removal, standing, undoing, withChange } from "./corrections.ts";

type Label = ImageDetail["labels"][number];

function newLabel(change: Partial<Label> = {}): Label {
  const nothing = { parents: [], aliases: [], categories: [], instances: [] };
  return { name: "Dog", confidence: 91, detected: true, correction: null, ...nothing, ...change };
}

const dog = newLabel();
const made = newLabel({ name: "Rex", confidence: 100, detected: false, correction: "added" });
const gone = newLabel({ name: "Cat", correction: "removed" });

test("a label that nobody found is added as the owner's", () => {
  expect(withChange([dog], { action: "add", name: "Rex" })).toEqual([dog, made]);
});

test("a label is known whatever its case", () => {
  expect(withChange([gone], { action: "add", name: "cAT" })).toEqual([{ ...gone, correction: "added" }]);
});

test("a label that was detected is remembered as removed, and is no part of the image", () => {
  const labels = withChange([dog, made], removal(dog));

  expect(labels).toEqual([{ ...dog, correction: "removed" }, made]);
  expect(standing(labels)).toEqual([made]);
});

test("a label that the owner made up goes without a trace", () => {
  expect(withChange([dog, made], removal(made))).toEqual([dog]);
});

test.each<[string, Label[], LabelChange]>([
  ["adding a new one", [dog], { action: "add", name: "Rex" }],
  ["adding one that was removed", [dog, gone], { action: "add", name: "Cat" }],
  ["removing one that was detected", [dog, made], { action: "remove", name: "Dog" }],
  ["putting back one that was removed", [gone], { action: "reset", name: "Cat" }],
])("undoing brings back what was before %s", (_what, labels, change) => {
  const undo = undoing(labels, change.name);

  expect(withChange(withChange(labels, change), undo)).toEqual(labels);
});

test("undoing the removal of a made-up label adds it again", () => {
  const labels = withChange([dog, made], removal(made));

  expect(withChange(labels, undoing([dog, made], "Rex"))).toEqual([dog, made]);
});
