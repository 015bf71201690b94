import { expect, test } from "vitest";
import { type Cursor, CursorError, decodeCursor, encodeCursor } from "./cursor.ts";

const cursor: Cursor = {
  direction: "next",
  at: "2024-02-29T23:59:59.123456Z",
  ordinal: 7,
  band: 85,
  by: ["dog"],
};

test("comes back as it was made, for the query that it was made for and no other", () => {
  const text = encodeCursor(cursor, "dog");

  expect(decodeCursor(text, "dog")).toEqual(cursor);
  expect(() => decodeCursor(text, "cat")).toThrow(CursorError);
});

test.each([
  { at: "2024-02-30T00:00:00.000000Z" },
  { at: "2023-02-29T00:00:00.000000Z" },
  { at: "2024-02-29T24:00:00.000000Z" },
  { at: "0000-01-01T00:00:00.000000Z" },
  { at: "2024-02-29" },
  { at: "yesterday" },
  { ordinal: -2 },
  { ordinal: 2 ** 31 },
  { ordinal: 0.5 },
  { band: -1 },
  { band: 101 },
  { by: ["\u0000"] },
  { by: ["\ud800"] },
])("one that names %j is none, however it is signed", (change) => {
  const text = encodeCursor({ ...cursor, ...change }, "dog");

  expect(() => decodeCursor(text, "dog")).toThrow(CursorError);
});

test.each(["", ".", "W10", `${encodeCursor(cursor, "dog")}x`, encodeCursor(cursor, "dog").replace(".", "")])(
  "%j is none",
  (text) => {
    expect(() => decodeCursor(text, "dog")).toThrow(CursorError);
  },
);

test.each(["infinity", "-infinity"])("%s is a place before or behind all", (at) => {
  expect(decodeCursor(encodeCursor({ ...cursor, at, ordinal: -1 }, ""), "").at).toBe(at);
});
