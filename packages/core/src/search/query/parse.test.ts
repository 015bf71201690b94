import { describe, expect, test } from "vitest";
import { fold, formatQuery, parseQuery, predicatesOf, queryLimits } from "./index.ts";
import { spanless } from "./query.testing.ts";

const word = (text: string, quoted = false) => ({ kind: "word", text, quoted });
const value = (text: string, quoted = false) => ({ text, quoted });
const where = (text: string) => spanless(parseQuery(text).where);

describe("parseQuery", () => {
  test("says where each part stands", () => {
    expect(parseQuery('cat  -"traffic light" (label:dog OR conf>=80 x)').where).toEqual({
      kind: "and",
      start: 0,
      end: 46,
      operands: [
        { kind: "word", text: "cat", quoted: false, start: 0, end: 3 },
        {
          kind: "not",
          start: 5,
          end: 21,
          operand: { kind: "word", text: "traffic light", quoted: true, start: 6, end: 21 },
        },
        {
          kind: "or",
          start: 23,
          end: 46,
          operands: [
            {
              kind: "values",
              field: "label",
              values: [{ text: "dog", quoted: false, start: 29, end: 32 }],
              start: 23,
              end: 32,
            },
            {
              kind: "and",
              start: 36,
              end: 46,
              operands: [
                { kind: "confidence", min: 80, start: 36, end: 44 },
                { kind: "word", text: "x", quoted: false, start: 45, end: 46 },
              ],
            },
          ],
        },
      ],
    });
  });

  test("takes blank text, and an order alone, as the whole library", () => {
    expect(parseQuery(" \t ")).toEqual({ where: undefined, sort: undefined });
    expect(parseQuery("sort:OLDEST")).toEqual({ where: undefined, sort: "oldest" });
  });

  test.each([
    ["a OR b c", "a OR b c"],
    ["a AND b", "a b"],
    ["a or b", "a or b"],
    ["(a OR b) c", "(a OR b) c"],
    ["a (b (c d))", "a b c d"],
    ["a OR (b OR c)", "a OR b OR c"],
    ["NOT a b", "-a b"],
    ["NOT (a b) OR c", "-(a b) OR c"],
    ["--a NOT NOT b -NOT c", "a b c"],
    ["-(-a)", "a"],
    ['dog"traffic light"(a OR b)', 'dog "traffic light" (a OR b)'],
    ["dog (cat conf>=90)", "dog (cat conf>=90)"],
    ["a sort:newest b", "a b sort:newest"],
  ])("reads %s as %s", (text, canonical) => {
    expect(formatQuery(parseQuery(text))).toBe(canonical);
  });

  test.each([
    ["t-shirt", word("t-shirt")],
    ["\\-odd", word("-odd")],
    ["a\\:b", word("a:b")],
    ["\\(\\)\\|\\ \\\\", word("()| \\")],
    ["\\OR", word("OR")],
    ["a\\", word("a\\")],
    ["a>b=c", word("a>b=c")],
    ["width\\>5", word("width>5")],
    ["count", word("count")],
    ['"say \\"hi\\" \\o \\\\"', word('say "hi" \\o \\', true)],
  ])("reads %s as one word", (text, expected) => {
    expect(where(text)).toEqual(expected);
  });

  test.each([
    ["label:dog", "label", [value("dog")]],
    ['LABEL:"traffic light"', "label", [value("traffic light", true)]],
    ['label:( cat|dog | "polar bear")', "label", [value("cat"), value("dog"), value("polar bear", true)]],
    ["text:12:30", "text", [value("12:30")]],
    ["category:animals\\ and\\ pets", "category", [value("animals and pets")]],
    ["color:(Gray|red)", "color", [value("Gray"), value("red")]],
    ["type:(JPG|heif)", "type", [value("JPG"), value("heif")]],
    ["filename:img_0*\\*\\?\\\\\\(", "filename", [value("img_0*\\*\\?\\\\(")]],
    ['filename:"a*b"', "filename", [value("a*b", true)]],
    ["is:trashed", "is", [value("trashed")]],
    ["has:place", "has", [value("place")]],
    ["orientation:square", "orientation", [value("square")]],
  ])("reads the values of %s", (text, field, values) => {
    expect(where(text)).toEqual({ kind: "values", field, values });
  });

  test.each([
    ["taken:2024", [["2024", "2024"]]],
    ["taken:2024-05-17", [["2024-05-17", "2024-05-17"]]],
    ["taken:2024-01..2024-06", [["2024-01", "2024-06"]]],
    ["taken:2024..", [["2024", undefined]]],
    ["taken:..2023", [[undefined, "2023"]]],
    ["taken:>=2024-01", [["2024-01", undefined]]],
    ["taken <= 2024-01", [[undefined, "2024-01"]]],
    ["taken:2024-05..2024", [["2024-05", "2024"]]],
    [
      "taken:(2019 | 2021-05..2021-07)",
      [
        ["2019", "2019"],
        ["2021-05", "2021-07"],
      ],
    ],
    ["taken:2000-02-29", [["2000-02-29", "2000-02-29"]]],
  ])("reads the days of %s", (text, ends) => {
    expect(where(text)).toEqual({
      kind: "dates",
      field: "taken",
      ranges: ends.map(([from, to]) => ({ from, to })),
    });
  });

  test.each([
    ["width:4000", 4000, 4000],
    ["width:=4000", 4000, 4000],
    ["width>=4000", 4000, undefined],
    ["width:<=800", undefined, 800],
    ["width:>4000", 4001, undefined],
    ["width < 4000", undefined, 3999],
    ["width:1000..2000", 1000, 2000],
    ["width:1000..", 1000, undefined],
    ["width:0..100000", 0, 100_000],
  ])("reads the pixels of %s", (text, min, max) => {
    expect(where(text)).toEqual({ kind: "size", field: "width", min, max });
  });

  test.each([
    ["count(person)>=2", value("person"), 2, undefined],
    ['count("traffic light")=3', value("traffic light", true), 3, 3],
    ["Count( person )<2", value("person"), undefined, 1],
    ["count(person):2..4", value("person"), 2, 4],
    ["count(person) > 2", value("person"), 3, undefined],
    ["count(person):0", value("person"), 0, 0],
  ])("reads the objects of %s", (text, label, min, max) => {
    expect(where(text)).toEqual({ kind: "count", label, min, max });
  });

  test.each([
    ["conf>=80", 80],
    ["conf:>=99.25", 99.25],
    ["CONF >= 0", 0],
  ])("reads the confidence of %s", (text, min) => {
    expect(where(text)).toEqual({ kind: "confidence", min });
  });

  test("allows as much as its limits say, and no more", () => {
    const fifty = Array.from({ length: queryLimits.maxPredicates }, (_, index) => index).join(" ");
    const nested = (depth: number) => `${"(".repeat(depth)}x${")".repeat(depth)}`;

    expect(predicatesOf(parseQuery(fifty))).toHaveLength(queryLimits.maxPredicates);
    expect(where(nested(queryLimits.maxDepth))).toEqual(word("x"));
    expect(where("x".repeat(queryLimits.maxLength))).toEqual(word("x".repeat(queryLimits.maxLength)));
    expect(() => parseQuery(nested(queryLimits.maxDepth + 1))).toThrow(/20 deep/);
  });
});

test("predicatesOf lists excluded ones too, in the order of the text", () => {
  const kinds = predicatesOf(parseQuery("a -(label:b OR count(c)>1) conf>=80")).map(({ kind }) => kind);

  expect(kinds).toEqual(["word", "values", "count", "confidence"]);
  expect(predicatesOf(parseQuery(""))).toEqual([]);
});

test("every text that is left over after folding can be looked for", () => {
  expect(fold("¨")).toBe("");
  expect(() => parseQuery("cat ¨")).toThrow(/no letter, digit or sign/);
});
