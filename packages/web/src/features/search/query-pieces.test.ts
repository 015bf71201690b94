import { expect, test } from "vitest";
import { piecesOf } from "./query-pieces.ts";
import { manyQueries } from "./query-texts.testing.ts";

test("pieces are the whole text, however it is typed", () => {
  for (const q of manyQueries(300)) {
    for (let end = 0; end <= q.length; end++) {
      const typed = q.slice(0, end);

      expect(
        piecesOf(typed)
          .map(({ text }) => text)
          .join(""),
      ).toBe(typed);
    }
  }
});

test.each<[string, number, string]>([
  ['cat "dog', 4, '"dog'],
  ["color:gren x", 6, "gren"],
  ["http://example.com", 5, "//example.com"],
  ["dog OR", 6, "\u00a0"],
])("in %s what is wrong at %i is %s", (text, position, wrong) => {
  const faulty = piecesOf(text, position).filter((piece) => piece.faulty);

  expect(faulty.map((piece) => piece.text)).toEqual([wrong]);
});
