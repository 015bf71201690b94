import { expect, test } from "vitest";
import { overlap } from "../boxes.ts";
import { nameColor } from "./colors.ts";
import { toConfidence } from "./confidence.ts";
import { suppress } from "./detections.ts";
import { ancestorsOf, describeLabel } from "./label-tree.ts";
import { classLabels, taxonomy } from "./labels.ts";

test("every class of the detector and every parent has its entry", () => {
  const parents = Object.values(taxonomy).flatMap((entry) => entry.parents ?? []);

  expect(classLabels).toHaveLength(80);
  expect([...classLabels, ...parents].filter((name) => !taxonomy[name])).toEqual([]);
});

test("an alias is never a label of its own", () => {
  const aliases = Object.values(taxonomy).flatMap((entry) => entry.aliases ?? []);

  expect(aliases.filter((alias) => taxonomy[alias])).toEqual([]);
});

test("names all ancestors, near and far", () => {
  expect(ancestorsOf("Dog")).toEqual(["Animal", "Canine", "Mammal", "Pet"]);
  expect(describeLabel("Motorcycle")).toEqual({
    Name: "Motorcycle",
    Parents: [{ Name: "Transportation" }, { Name: "Vehicle" }],
    Aliases: [{ Name: "Motorbike" }],
    Categories: [{ Name: "Vehicles and Automotive" }],
  });
});

test("confidence grows with the score, through the documented points", () => {
  const scores = Array.from({ length: 101 }, (_, i) => i / 100);
  const confidences = scores.map(toConfidence);

  expect(confidences).toEqual([...confidences].sort((a, b) => a - b));
  expect([0, 0.3, 0.5, 0.85, 1].map(toConfidence)).toEqual([0, 55, 80, 99, 100]);
});

test("of overlapping boxes of one class the best stays, of different classes all", () => {
  const box = { left: 0.1, top: 0.1, width: 0.4, height: 0.4 };
  const near = { ...box, left: 0.12 };

  const kept = suppress([
    { classId: 15, score: 0.4, box: near },
    { classId: 15, score: 0.6, box },
    { classId: 16, score: 0.5, box },
    { classId: 15, score: 0.3, box: { ...box, left: 0.55 } },
  ]);

  expect(overlap(box, near)).toBeGreaterThan(0.5);
  expect(kept.map(({ classId, score }) => [classId, score])).toEqual([
    [15, 0.6],
    [16, 0.5],
    [15, 0.3],
  ]);
});

test.each([
  [255, 0, 0, "red"],
  [255, 140, 0, "orange"],
  [250, 230, 30, "yellow"],
  [30, 140, 50, "green"],
  [40, 90, 200, "blue"],
  [120, 40, 160, "purple"],
  [255, 180, 200, "pink"],
  [120, 75, 40, "brown"],
  [225, 205, 170, "beige"],
  [250, 250, 250, "white"],
  [128, 128, 130, "grey"],
  [10, 10, 12, "black"],
])("calls rgb(%i, %i, %i) %s", (red, green, blue, name) => {
  expect(nameColor(red, green, blue)).toBe(name);
});
