import { expect, test } from "vitest";
import { chipsOf } from "./chips.ts";

test.each([
  ["", []],
  ["dog", []],
  ["dog OR cat", []],
  ["dog beach", ["dog", "beach"]],
  ["label:dog", ["label:dog"]],
  ['-"traffic light" NOT person', ['not "traffic light"', "not person"]],
  ["dog (sea OR lake) conf>=80 sort:oldest", ["dog", "sea OR lake", "conf>=80"]],
  ["((dog cat) OR sea) sky", ["(dog cat) OR sea", "sky"]],
  ['dog "', []],
])("%s has the chips %j", (q, expected) => {
  const chips = chipsOf(q).map(({ text, excluded }) => (excluded ? `not ${text}` : text));

  expect(chips).toEqual(expected);
});

test("a chip knows where it stands, with its sign", () => {
  const q = "dog  -cat";

  expect(chipsOf(q).map(({ start, end }) => q.slice(start, end))).toEqual(["dog", "-cat"]);
});
