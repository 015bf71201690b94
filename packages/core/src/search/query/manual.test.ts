import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fieldNames, formatQuery, knownValues, parseQuery, sorts, valueFields } from "./index.ts";
import { outcomeOf } from "./query.testing.ts";

const manual = readFileSync(new URL("../../../../../docs/query-language.md", import.meta.url), "utf8");

/** The cells of every row that begins with code: two of an example, four of an error. */
const rows = manual
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|")))
  .map(([, ...cells]) => cells.slice(0, -1));
const code = (cell = "") => /^`(.*)`$/.exec(cell)?.[1];
const examples = rows.filter(({ length }) => length === 2).map(([query]) => code(query) ?? "");
const errors = rows.filter(({ length }) => length === 4);

describe("the manual", () => {
  test.each(examples)("writes %s as the formatter does", (query) => {
    expect(formatQuery(parseQuery(query))).toBe(query);
  });

  test.each(errors)("says of %s at %s what the parser says", (query, position, message, repair) => {
    expect(outcomeOf(code(query) ?? "")).toMatchObject({
      position: Number(position),
      message,
      repair: code(repair),
    });
  });

  test("shows every field, every value of the fields that know their values, and every order", () => {
    expect(examples.length).toBeGreaterThan(35);
    expect(errors.length).toBeGreaterThan(5);
    for (const name of fieldNames) expect(examples.join("\n")).toMatch(new RegExp(`\\b${name}[:(>]`));
    for (const value of valueFields.flatMap((field) => knownValues(field) ?? []))
      expect(manual).toContain(value);
    for (const sort of sorts) expect(examples.join("\n")).toContain(`sort:${sort}`);
  });
});
