import { expect, test } from "vitest";
import { fold } from "./index.ts";

test.each([
  ["Café", "cafe"],
  ["  Traffic   LIGHT ", "traffic light"],
])("folds %j to %j", (text, folded) => {
  expect(fold(text)).toBe(folded);
});
