import { canonicalQuery, type Expression, formatQuery } from "@image-content-search/core/query";
import { describe, expect, test } from "vitest";
import { operandsOf, readText, without } from "./query-text.ts";
import { manyQueries } from "./query-texts.testing.ts";

/** The meaning of several things that must all hold, in whatever order. */
function meaningOf(operands: readonly Expression[]): string {
  const texts = operands.map((operand) => formatQuery({ where: operand, sort: undefined }));
  const query = readText(texts.map((text) => `(${text})`).join(" ")) ?? readText(texts.join(" "));
  return query ? canonicalQuery(query) : "";
}

describe("taking a part out of a query", () => {
  test.each([
    ["dog  beach sea", 1, "dog  sea"],
    ["dog AND beach AND sea", 1, "dog AND sea"],
    ["dog sort:oldest AND sea", 0, "sort:oldest sea"],
    ["(dog) beach", 0, "beach"],
    ["a (b OR c) d", 1, "a d"],
    ["(dog cat) sea", 0, "(cat) sea"],
    ["dog sort:oldest", 0, "sort:oldest"],
    ["-(-x) y", 0, "y"],
    ['a"b"c', 1, "a c"],
  ])("of %s number %i leaves %s", (q, place, left) => {
    const part = operandsOf(q)[place];
    if (!part) throw new Error("There is no such part.");

    expect(without(q, part)).toBe(left);
  });

  test("leaves a query that means all the others and has its order", () => {
    const several = manyQueries(1_000).filter((q) => operandsOf(q).length > 1);
    for (const q of several) {
      const operands = operandsOf(q);
      for (const part of operands) {
        const left = without(q, part);
        const rest = operands.filter((operand) => operand !== part);

        expect(readText(left), `${q} → ${left}`).toBeDefined();
        expect(meaningOf(operandsOf(left)), `${q} → ${left}`).toBe(meaningOf(rest));
        expect(readText(left)?.sort).toBe(readText(q)?.sort);
      }
    }
  });
});
