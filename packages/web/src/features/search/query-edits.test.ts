import { describe, expect, test } from "vitest";
import { sortOf, withLabel, withoutSort, withSort } from "./query-edits.ts";

test.each([
  ["spanyel", "spanyel", "Spaniel", "spaniel"],
  ["a  (spanyel OR cat)", "spanyel", "Traffic Light", 'a  ("traffic light" OR cat)'],
  ['-"polar baer" x', "polar baer", "Polar Bear", '-"polar bear" x'],
  ["text:spanyel", "spanyel", "Spaniel", "text:spanyel"],
  ['broken "', "broken", "Spaniel", 'broken "'],
])("in %s the word %s becomes the label %s", (q, word, label, after) => {
  expect(withLabel(q, word, label)).toBe(after);
});

describe("the order of a query", () => {
  test("is put into words unless it is the usual one", () => {
    expect(withSort("dog OR cat", "oldest")).toBe("dog OR cat sort:oldest");
    expect(withSort("dog sort:oldest", "newest")).toBe("dog");
    expect(withSort("", "oldest")).toBe("sort:oldest");
  });

  test("is read and left out of what the query asks for", () => {
    expect([sortOf("dog"), sortOf("dog sort:relevance"), sortOf('"')]).toEqual([
      "newest",
      "relevance",
      "newest",
    ]);
    expect([withoutSort("dog  cat"), withoutSort("dog sort:oldest")]).toEqual(["dog  cat", "dog"]);
  });
});
