import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, formatQuery, parseQuery, QueryError } from "./index.ts";

const shape = (text: string) =>
  parseQuery(text).terms.map(({ text, quoted, negated }) => ({ text, quoted, negated }));

describe("parseQuery", () => {
  test("reads words, phrases and exclusions with their positions", () => {
    expect(parseQuery('cat  -"traffic light"').terms).toEqual([
      { kind: "term", text: "cat", quoted: false, negated: false, start: 0, end: 3 },
      { kind: "term", text: "traffic light", quoted: true, negated: true, start: 5, end: 21 },
    ]);
  });

  test("keeps a minus inside a word and quotes escaped in a phrase", () => {
    expect(shape('t-shirt "say \\"hi\\""').map((term) => term.text)).toEqual(["t-shirt", 'say "hi"']);
  });

  test("takes blank text as the whole library", () => {
    expect(parseQuery(" \t ").terms).toEqual([]);
  });

  test.each([
    ['cat "dog', 4],
    ["cat -", 4],
    ["- cat", 0],
    ['""', 0],
    ["cat\u0000", 3],
    ['"a\tb\u0000"', 4],
    ["x ".repeat(51), 100],
    ["x".repeat(10_000), 2_000],
  ])("refuses %j and says where", (text, position) => {
    const error = (() => {
      try {
        return parseQuery(text);
      } catch (thrown) {
        return thrown;
      }
    })();

    expect(error).toBeInstanceOf(QueryError);
    expect(error).toMatchObject({ code: "invalid-query", position });
  });

  test("ends in a query that formats back to itself, or in a positioned error, for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "é", '"', "-", "\\", " ", "🐈") }), (text) => {
        try {
          expect(shape(formatQuery(parseQuery(text)))).toEqual(shape(text));
        } catch (error) {
          if (!(error instanceof QueryError)) throw error;
          expect(error.position).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

test.each([
  ["Café", "cafe"],
  ["  Traffic   LIGHT ", "traffic light"],
])("folds %j to %j", (text, folded) => {
  expect(fold(text)).toBe(folded);
});
