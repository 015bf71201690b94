import { expect, test } from "vitest";
import { replaceParameters } from "./statement.ts";

const replace = (sql: string) => replaceParameters(sql, (name) => `<${name}>`);

test.each([
  ["select :a, :b_2 where :0 = x", "select <a>, <b_2> where <0> = x"],
  ["select :a::text, x::int, y::text[]", "select <a>::text, x::int, y::text[]"],
  ["select ':a', 'it''s :b', :c", "select ':a', 'it''s :b', <c>"],
  [String.raw`select e'\':a', E'\\', :b`, String.raw`select e'\':a', E'\\', <b>`],
  [String.raw`select '\', :a`, String.raw`select '\', <a>`],
  ['select ":a", "x"":b" from t where :c', 'select ":a", "x"":b" from t where <c>'],
  ["select $$ :a $$, $b$ $$ :c $b$, :d", "select $$ :a $$, $b$ $$ :c $b$, <d>"],
  ["select 1 -- :a\n, :b", "select 1 -- :a\n, <b>"],
  ["select /* :a /* :b */ :c */ :d", "select /* :a /* :b */ :c */ <d>"],
  ["select a$b$c, :d, x - :e-:f", "select a$b$c, <d>, x - <e>-<f>"],
  ["select type':a', :b", "select type':a', <b>"],
  ["select ':a", "select ':a"],
  ["x := 1, a : b", "x := 1, a : b"],
])("in %s only what is a parameter is replaced", (sql, expected) => {
  expect(replace(sql)).toBe(expected);
});
