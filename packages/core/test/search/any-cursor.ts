import fc from "fast-check";
import { encodeCursor } from "../../src/search/cursor.ts";
import { canonicalQuery, type Query } from "../../src/search/query/index.ts";

/** Cursors that somebody made up for a query, some by the rules and some of any text. */
export function anyCursor(query: Query): fc.Arbitrary<string> {
  const result = `${canonicalQuery({ ...query, sort: undefined })}\n${query.sort}`;
  const ordinal = fc.constantFrom(-2, -1, 0, 5, 2 ** 31 - 1, 2 ** 31, 2 ** 53 - 1, 0.5);
  const at = fc.constantFrom(
    ...["infinity", "-infinity", "2024-03-01T00:00:00.000000Z", "2024-02-30T00:00:00.000000Z"],
    ...["2024-99-99T99:99:99.999999Z", "0000-00-00T00:00:00.000000Z", "999999-01-01T00:00:00.000000Z", "now"],
  );
  const made = fc.record({
    direction: fc.constantFrom("next", "previous"),
    at,
    ordinal,
    band: fc.constantFrom(-5, 0, 3, 80, 100, 101),
    by: fc.array(fc.constantFrom("dog", "", "\u0000", "\ud800", "a:b", "'", "x".repeat(5_000)), {
      maxLength: 20,
    }),
  });
  return fc.oneof(
    made.map((cursor) => encodeCursor(cursor, result)),
    fc.string({ unit: "binary", maxLength: 30 }),
  );
}
