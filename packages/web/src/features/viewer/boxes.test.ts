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

  expect(boxes.map((box) => [box.names, box.box.width])).toEqual([
    [["Person"], 0.5],
    [["Car"], 0.3],
    [["Person"], 0.1],
  ]);
  expect(new Set(boxes.map((box) => box.key)).size).toBe(3);
});

test("boxes of several labels in one place are one, named by the surest first", () => {
  const boxes = labelBoxes([newLabel("Animal", [0.5], 80), newLabel("Cat", [0.52]), newLabel("Car", [0.2])]);

  expect(boxes.map(({ names }) => names)).toEqual([["Cat", "Animal"], ["Car"]]);
});

test("boxes of one label stay apart however near they are", () => {
  expect(labelBoxes([newLabel("Person", [0.5, 0.5])])).toHaveLength(2);
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
