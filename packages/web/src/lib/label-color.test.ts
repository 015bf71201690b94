import { expect, test } from "vitest";
import { labelHue } from "./label-color.ts";

test("a label keeps its hue", () => {
  expect(labelHue("Cat")).toBe(labelHue("Cat"));
  expect(["Cat", "Person", "Car"].map(labelHue)).toMatchInlineSnapshot(`
    [
      2,
      165,
      196,
    ]
  `);
});

test("labels that people mix have hues of their own", () => {
  const names = ["Cat", "Dog", "Person", "Car", "Bus", "Truck", "Bicycle", "Cup", "Laptop", "Kite"];

  const hues = names.map(labelHue);

  expect(new Set(hues).size).toBe(names.length);
  expect(hues.filter((hue) => !Number.isInteger(hue) || hue < 0 || hue >= 360)).toEqual([]);
});
