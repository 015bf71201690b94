import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tokenize } from "./index.ts";

const shown = (text: string) =>
  tokenize(text)
    .filter(({ kind }) => kind !== "space")
    .map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

describe("tokenize", () => {
  test.each([
    ['cat "a b" OR -x', ["word cat", 'phrase "a b"', "operator OR", "operator -", "word x"]],
    [
      'label:(cat | "b c")',
      ["field label:", "parenthesis (", "value cat", "operator |", 'value "b c"', "parenthesis )"],
    ],
    ["width >= 5", ["field width", "operator >=", "value 5"]],
    ["taken:>=2024", ["field taken:", "value >=2024"]],
    [
      "count(a):2..4",
      ["field count", "parenthesis (", "value a", "parenthesis )", "operator :", "value 2..4"],
    ],
    ["foo:bar cat", ["problem foo:bar", "word cat"]],
    ['cat "dog', ["word cat", 'problem "dog']],
    ["or OR not", ["word or", "operator OR", "word not"]],
    ["label: cat", ["field label:", "word cat"]],
  ])("tells the pieces of %s apart", (text, pieces) => {
    expect(shown(text)).toEqual(pieces);
  });

  test("covers any text without a gap and moves forward only", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'a1é -"()|:<>=\\*.\n', "label:", "count(") }),
        (text) => {
          let end = 0;
          for (const token of tokenize(text)) {
            expect(token.start).toBe(end);
            expect(token.end).toBeGreaterThan(token.start);
            end = token.end;
          }
          expect(end).toBe(text.length);
        },
      ),
    );
  });
});
