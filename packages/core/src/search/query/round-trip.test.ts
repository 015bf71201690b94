import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Expression } from "./ast.ts";
import { canonicalQuery, filenameParts, formatQuery, parseQuery } from "./index.ts";
import { anyQuery, spanless } from "./query.testing.ts";

/** The same expression with the operands of every group turned round. */
function turned(expression: Expression): Expression {
  if (expression.kind === "not") return { ...expression, operand: turned(expression.operand) };
  if (expression.kind === "values") return { ...expression, values: [...expression.values].reverse() };
  if (expression.kind !== "and" && expression.kind !== "or") return expression;
  return { ...expression, operands: expression.operands.map(turned).reverse() };
}

describe("formatQuery", () => {
  test("writes any query as text that parses back to it", () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        expect(spanless(parseQuery(formatQuery(query)))).toEqual(spanless(query));
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ['"a\\b" "\\\\"', '"a\\b" "\\\\"'],
    ["width>9", "width>=10"],
    ["count(a):2", "count(a)=2"],
    ["label:(a)", "label:a"],
    ["taken:>=2024", "taken:2024.."],
    ["filename:\\(a\\*", "filename:\\(a\\*"],
  ])("writes %s as %s", (text, written) => {
    expect(formatQuery(parseQuery(text))).toBe(written);
  });
});

describe("canonicalQuery", () => {
  test("is a query of the same canonical text, in whichever order its parts are written", () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const canonical = canonicalQuery(query);

        expect(canonicalQuery(parseQuery(canonical))).toBe(canonical);
        expect(canonicalQuery({ ...query, where: query.where && turned(query.where) })).toBe(canonical);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ["Dog  CAFÉ", "cafe dog"],
    ["a a (b OR a OR b)", "a (b OR a)"],
    ["-NOT dog", "dog"],
    ["-(b a)", "NOT (a b a)"],
    ["label:(Dog|cat|dog)", "label:(cat|dog)"],
    ['label:"dog"', "label:dog"],
    ["color:gray", "color:Grey"],
    ["type:(jpg|TIF)", "type:(tiff|jpeg)"],
    ["taken:2024", "taken:2024-01..2024-12-31"],
    ["taken:2024-02..", "taken:>=2024-02-01"],
    ["width>4000", "width:>=4001"],
    ['filename:"a*B"', "filename:a\\*b"],
    ["filename:a**", "filename:A*"],
    ["a sort:newest", "sort:newest A"],
  ])("is the same for %s and %s", (a, b) => {
    expect(canonicalQuery(parseQuery(a))).toBe(canonicalQuery(parseQuery(b)));
  });

  test.each([
    ["dog", '"dog"'],
    ["dog", "label:dog"],
    ["filename:a*", "filename:a\\*"],
    ["filename:a*", "filename:a＊"],
    ["dog (cat conf>=90)", "dog cat conf>=90"],
    ["a OR b", "a b"],
    ["a", "a sort:newest"],
    ["taken:2024", "uploaded:2024"],
  ])("differs for %s and %s", (a, b) => {
    expect(canonicalQuery(parseQuery(a))).not.toBe(canonicalQuery(parseQuery(b)));
  });
});

test.each([
  ["IMG_0*\\*", false, [{ literal: "img_0" }, { wildcard: "*" }, { literal: "*" }]],
  [
    "a**b??",
    false,
    [{ literal: "a" }, { wildcard: "*" }, { literal: "b" }, { wildcard: "?" }, { wildcard: "?" }],
  ],
  ["＊", false, [{ literal: "*" }]],
  ["A*b", true, [{ literal: "a*b" }]],
])("the file name %s, quoted %s, has its parts", (text, quoted, parts) => {
  expect(filenameParts({ text, quoted })).toEqual(parts);
});
