import { parseQuery } from "@image-content-search/core/query";
import { expect, test } from "vitest";
import { termText } from "./term-text.ts";

test.each([
  ["cat", "cat"],
  ["traffic light", '"traffic light"'],
  ["t-shirt", "t-shirt"],
  ["-odd", '"-odd"'],
  ["OR", '"OR"'],
  ["color:red", '"color:red"'],
  ['say "hi" \\o/', '"say \\"hi\\" \\\\o/"'],
])("the name %j is written %s and parses back to itself", (name, text) => {
  expect(termText(name)).toBe(text);
  expect(parseQuery(text).where).toMatchObject({ kind: "word", text: name });
});
