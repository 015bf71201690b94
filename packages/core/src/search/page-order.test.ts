import { expect, test } from "vitest";
import { CursorError, encodeCursor } from "./cursor.ts";
import { pageOrder } from "./page-order.ts";
import { canonicalQuery, parseQuery, type Sort } from "./query/index.ts";

const query = parseQuery("dog");

function cursorOf(sort: Sort, by: string[]): string {
  const place = { direction: "next" as const, at: "infinity", ordinal: -1, band: 100, by };
  return encodeCursor(place, `${canonicalQuery(query)}\n${sort}`);
}

test("a page goes on in the order and by the labels of the page before", () => {
  const cursor = cursorOf("relevance", ["dog"]);

  expect(pageOrder({ query, sort: "relevance", cursor }, [])).toMatchObject({ by: ["dog"], falling: true });
});

test("a cursor of another order is refused, and one by labels where time orders", () => {
  for (const cursor of [cursorOf("oldest", []), cursorOf("newest", ["dog"])]) {
    expect(() => pageOrder({ query, sort: "newest", cursor }, [])).toThrow(CursorError);
  }
});

test("a date can be gone to in the orders of time, and in no other", () => {
  const placeOf = (sort: Sort) => pageOrder({ query, sort, seek: "2024-02" }, []).at;

  expect(placeOf("newest")).toBe("2024-03-01T00:00:00.000000Z");
  expect(placeOf("oldest")).toBe("2024-02-01T00:00:00.000000Z");
  expect(() => placeOf("relevance")).toThrow(/Sort it by time\.$/);
});
