import { canonicalQuery } from "@image-content-search/core/query";
import { describe, expect, test } from "vitest";
import {
  chosenOf,
  confidenceOf,
  type FilterField,
  filterFields,
  toggled,
  withConfidence,
} from "./filter-edits.ts";
import { readText } from "./query-text.ts";
import { manyQueries } from "./query-texts.testing.ts";

const values: Record<FilterField, string> = {
  label: "Polar Bear",
  category: "animals and pets",
  color: "blue",
  camera: "nikon",
  type: "png",
  is: "described",
  taken: "2022-03",
};

function canonical(q: string): string {
  const query = readText(q);
  if (!query) throw new Error(`${q} does not parse.`);
  return canonicalQuery(query);
}

describe("switching values of fields", () => {
  test.each<[string, FilterField, string, string]>([
    ["", "label", "Dog", "label:dog"],
    ["sea", "label", "Traffic Light", 'sea label:"traffic light"'],
    ["sea label:dog x", "label", "Cat", "sea label:(dog|cat) x"],
    ["sea label:(dog|cat) x", "label", "Dog", "sea label:cat x"],
    ["sea  label:dog  x", "label", "dog", "sea  x"],
    ["a OR b", "color", "red", "(a OR b) color:red"],
    ["a OR b sort:oldest", "color", "red", "(a OR b) color:red sort:oldest"],
    ["taken:2024", "taken", "2023", "taken:(2024|2023)"],
    ["taken:(2024|2019..2021)", "taken", "2024", "taken:2019..2021"],
    ["color:gray", "color", "grey", ""],
    ["-label:dog", "label", "dog", "-label:dog label:dog"],
    ["a\\", "type", "png", "a\\\\ type:png"],
    ['a "', "type", "png", 'a "'],
  ])("turns %s by %s %s into %s", (q, field, value, expected) => {
    expect(toggled(q, field, value)).toBe(expected);
  });

  test("twice leaves the meaning as it was, and once shows it as chosen", () => {
    for (const q of manyQueries(500)) {
      for (const field of filterFields) {
        const on = toggled(q, field, values[field]);

        expect(chosenOf(q, field)).not.toContain(values[field].toLowerCase());
        expect(chosenOf(on, field), `${q} → ${on}`).toContain(values[field].toLowerCase());
        expect(canonical(toggled(on, field, values[field])), `${q} → ${on}`).toBe(canonical(q));
      }
    }
  });

  test("off leaves a query that parses and does not have it", () => {
    for (const q of manyQueries(500)) {
      for (const field of filterFields) {
        for (const value of chosenOf(q, field).filter((key) => !key.includes(".."))) {
          expect(chosenOf(toggled(q, field, value), field), `${q} without ${value}`).not.toContain(value);
          expect(readText(toggled(q, field, value))).toBeDefined();
        }
      }
    }
  });
});

describe("the confidence of a query", () => {
  test.each([
    ["dog", 80, "dog conf>=80"],
    ["dog conf>=80 sea", 95, "dog conf>=95 sea"],
    ["dog conf>=80 sea", 0, "dog sea"],
    ["dog OR cat", 50, "(dog OR cat) conf>=50"],
    ["dog", 0, "dog"],
  ])("of %s set to %i is %s", (q, min, expected) => {
    expect(withConfidence(q, min)).toBe(expected);
    expect(confidenceOf(expected)).toBe(min);
  });

  test("set and taken out again leaves the meaning as it was", () => {
    for (const q of manyQueries(500).filter((text) => confidenceOf(text) === 0)) {
      expect(canonical(withConfidence(withConfidence(q, 65), 0)), q).toBe(canonical(q));
    }
  });
});
