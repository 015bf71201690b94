import { expect, test } from "vitest";
import { isSameEmail } from "./same-email.ts";

test("an address is confirmed by typing it, whatever the case", () => {
  expect(isSameEmail(" Ada@Example.com ", "ada@example.com")).toBe(true);
});

test.each([
  ["", "ada@example.com"],
  ["ada@example", "ada@example.com"],
  ["", ""],
])("%j does not confirm %j", (typed, email) => {
  expect(isSameEmail(typed, email)).toBe(false);
});
