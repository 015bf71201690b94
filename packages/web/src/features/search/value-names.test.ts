import { expect, test } from "vitest";
import { fitsFacet, monthName, plainName } from "./value-names.ts";

test.each([
  ["2024-05", "May 2024"],
  ["2024", "2024"],
  ["2024-99", "2024-99"],
])("the month %s reads %s", (value, name) => {
  expect(monthName(value)).toBe(name);
});

test("a folded value begins with a capital", () => {
  expect(plainName("animals and pets")).toBe("Animals and pets");
});

test("years, months and ranges of days are told apart", () => {
  const values = ["2024", "2024-05", "2024-05-17", "2019..2021"];

  expect(values.filter((value) => fitsFacet("year", value))).toEqual(["2024"]);
  expect(values.filter((value) => fitsFacet("month", value))).toEqual(["2024-05"]);
});
