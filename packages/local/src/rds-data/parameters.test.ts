import { expect, test } from "vitest";
import { bindParameters, type SqlParameter } from "./parameters.ts";

const hinted = (typeHint: SqlParameter["typeHint"], stringValue: string) =>
  bindParameters("select :v", [{ name: "v", typeHint, value: { stringValue } }]);

test.each([
  ["TIMESTAMP", "2024-01-02T03:04:05Z"],
  ["TIMESTAMP", "2024-01-02"],
  ["DATE", "2024-1-2"],
  ["TIME", "3:04"],
  ["UUID", "nonsense"],
  ["DECIMAL", "1,5"],
] as const)("refuses as %s %s", (typeHint, text) => {
  expect(() => hinted(typeHint, text)).toThrow(expect.objectContaining({ code: "BadRequestException" }));
});

test.each([
  ["TIMESTAMP", "2024-01-02 03:04:05.678", "timestamp"],
  ["TIMESTAMP", "2024-01-02 03:04:05", "timestamp"],
  ["DATE", "2024-01-02", "date"],
  ["TIME", "03:04:05", "time"],
  ["DECIMAL", "-1.5e3", "numeric"],
  ["JSON", '{"a": 1}', "json"],
] as const)("casts as %s %s", (typeHint, text, type) => {
  expect(hinted(typeHint, text)).toEqual({ sql: `select $1::${type}`, values: [text] });
});

test("leaves a null without a hint to PostgreSQL, and binds one name once", () => {
  const parameters = [
    { name: "a", value: { isNull: true } },
    { name: "b", value: { longValue: 5 } },
  ];

  expect(bindParameters("select :a, :b, :b", parameters)).toEqual({
    sql: "select $1, $2::bigint, $2::bigint",
    values: [null, "5"],
  });
});

test("refuses a parameter without a value and a fraction as longValue", () => {
  expect(() => bindParameters("select :a", [{ name: "a" }])).toThrow("has no value");
  expect(() => bindParameters("select :a", [{ name: "a", value: { longValue: 0.5 } }])).toThrow(
    "not an integer",
  );
});
