import { expect, test } from "vitest";
import { cssShare, labelBoxes, surestFirst } from "./boxes.ts";

function newLabel(name: string, sides: number[], confidence = 90) {
  const instances = sides.map((side) => ({
    box: { left: 0, top: 0, width: side, height: side },
    confidence: 90,
  }));
  return {
    name,
    confidence,
    parents: [],
    aliases: [],
    categories: [],
    instances,
    detected: true,
    correction: null,
  };
}

test("smaller boxes come after larger ones of any label, each with its own key", () => {
  const boxes = labelBoxes([
    newLabel("Person", [0.1, 0.5]),
    newLabel("Car", [0.3]),
    newLabel("Outdoors", []),
  ]);

  expect(boxes.map((box) => [box.name, box.box.width])).toEqual([
    ["Person", 0.5],
    ["Car", 0.3],
    ["Person", 0.1],
  ]);
  expect(new Set(boxes.map((box) => box.key)).size).toBe(3);
});

test("what was seen comes before what follows from it, surer labels before all", () => {
  const labels = [newLabel("Animal", []), newLabel("Cat", [0.5]), newLabel("Sofa", [], 95)];

  expect(surestFirst(labels).map((label) => label.name)).toEqual(["Sofa", "Cat", "Animal"]);
});

test.each([
  [0.25, "25.000%"],
  [-0.01, "0.000%"],
  [1.2, "100.000%"],
])("the ratio %d is drawn at %s", (ratio, css) => {
  expect(cssShare(ratio)).toBe(css);
});
