import { expect, test } from "vitest";
import { queryProblem } from "./query-problem.ts";

test("a query that parses has no problem", () => {
  expect(queryProblem('cat "traffic light" -person')).toBeUndefined();
});

test("a query that does not parse says what is wrong, where, and how it is put right", () => {
  expect(queryProblem('cat "dog')).toEqual({
    message: expect.stringMatching(/never closed/),
    position: 4,
    repair: 'cat "dog"',
  });
});
