import { parseQuery } from "@image-content-search/core/query";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ApiError } from "../../lib/api-error.ts";
import type { Messages } from "../../messages/index.ts";
import { speakInTests } from "../../messages/speak.testing.ts";
import { problemWords, queryProblem, serverProblem } from "./query-problem.ts";
import { manyQueries } from "./query-texts.testing.ts";

beforeEach(() => speakInTests("en"));
afterEach(() => speakInTests("en"));

/** A query for each reason to refuse one; nothing leads to the one that is left out. */
const refused: Record<Exclude<keyof Messages["refusals"], "operand-missing">, string> = {
  "query-too-long": "x".repeat(2_001),
  "character-unprintable": "cat\u0000",
  "too-many-words": "x ".repeat(51),
  "quote-unclosed": 'cat "dog',
  "quotes-empty": '""',
  "word-empty": "\u0301",
  "operator-alone": "cat OR",
  "not-alone": "cat NOT",
  "minus-alone": "cat -",
  "bar-outside-field": "cat|dog",
  "comparison-without-field": "<3",
  "parenthesis-unclosed": "(cat",
  "parenthesis-unopened": "cat)",
  "parentheses-empty": "cat ()",
  "parentheses-too-deep": `${"(".repeat(21)}cat`,
  "colon-without-field": "cat :",
  "field-unknown": "http://x.y",
  "field-misnamed": "colour:red",
  "value-missing": "label:",
  "colon-missing": "label=dog",
  "value-unknown": "color:turquoise",
  "too-many-values": "sort:(newest|oldest)",
  "list-not-possible": "width:(100|200)",
  "list-without-parentheses": "label:cat|dog",
  "list-value-missing": "label:(cat|)",
  "list-bar-missing": "label:(cat dog)",
  "list-nested": "label:(cat|(dog))",
  "date-malformed": "taken:yesterday",
  "date-year-beyond": "taken:1492",
  "date-month-unknown": "taken:2024-13",
  "date-day-unknown": "taken:2024-02-30",
  "date-comparison-unknown": "uploaded:>2024",
  "date-range-open": "taken:..",
  "date-range-reversed": "taken:2024-06..2024-01",
  "number-malformed": "width:4,000",
  "number-beyond": "height>100000",
  "number-range-open": "width:..",
  "number-range-reversed": "width:5..2",
  "count-without-parentheses": "count:dog",
  "count-without-number": "count(dog)",
  "confidence-malformed": "conf>=100.5",
  "confidence-comparison-unknown": "conf:80",
  "confidence-alone": "dog OR conf>=80",
  "sort-in-parentheses": "(dog sort:newest) cat",
  "sort-twice": "dog sort:oldest sort:newest",
  "sort-excluded": "dog -sort:newest",
};

const wordsFor = (q: string) => {
  const problem = queryProblem(q);
  return problem && problemWords(problem);
};

describe("queryProblem", () => {
  test("a query that parses has no problem", () => {
    expect(queryProblem('cat "traffic light" -person')).toBeUndefined();
  });

  test("a query that does not parse says why, where, and how it is put right", () => {
    expect(queryProblem('cat "dog')).toEqual({
      reason: { code: "quote-unclosed", values: {} },
      position: 4,
      repair: 'cat "dog"',
    });
  });
});

describe("problemWords", () => {
  test.each(Object.entries(refused))("says %s in English as the API does", (code, q) => {
    expect(queryProblem(q)?.reason?.code).toBe(code);
    expect(() => parseQuery(q)).toThrow(expect.objectContaining({ message: wordsFor(q) }));
  });

  test.each(Object.entries(refused))("says %s in German, and all that it is about", (code, q) => {
    const english = wordsFor(q);
    const named = Object.entries(queryProblem(q)?.reason?.values ?? {});
    const marks = named.map(([name, value], place) => [
      name,
      typeof value === "number" ? 701 + place : `<${name}>`,
    ]);

    speakInTests("de");
    const german = problemWords({ reason: { code, values: Object.fromEntries(marks) }, position: 0 });

    expect(wordsFor(q)).not.toBe(english);
    for (const [, mark] of marks) expect(german).toContain(String(mark));
  });

  test("says nothing in English to who speaks German, whatever is typed", () => {
    const typed = manyQueries(400).flatMap((q) => [q.slice(0, -1), q.slice(1), q.replace(" ", "")]);
    const english = typed.map(wordsFor);

    speakInTests("de");
    const german = typed.map(wordsFor);

    expect(english.filter((words) => words !== undefined).length).toBeGreaterThan(100);
    expect(german.filter((words, place) => words !== undefined && words === english[place])).toEqual([]);
  });
});

describe("serverProblem", () => {
  const refusal = (reason: { code: string; values: Record<string, string | number> } | undefined) =>
    new ApiError(400, "invalid-query", "In English.", {
      issues: [{ path: "q", message: "In English.", reason, position: 3, repair: "cat" }],
    });

  test("what the server refuses is said in the language that is spoken", () => {
    speakInTests("de");
    const problem = serverProblem(refusal({ code: "field-unknown", values: { written: "http" } }));

    expect(problem).toMatchObject({ position: 3, repair: "cat" });
    expect(problem && problemWords(problem)).toMatch(/^Ein Feld „http“ gibt es nicht/);
  });

  test.each([{ code: "of-tomorrow", values: {} }, { code: "constructor", values: {} }, undefined])(
    "a reason that is not known here is said in the server's words: %j",
    (reason) => {
      const problem = serverProblem(refusal(reason));

      expect(problem && problemWords(problem)).toBe("In English.");
    },
  );

  test("a refusal without issues is said in the server's words, at the beginning", () => {
    const problem = serverProblem(new ApiError(400, "invalid-query", "Bad."));

    expect(problem).toMatchObject({ message: "Bad.", position: 0 });
  });

  test("another error is no problem of the query", () => {
    expect(serverProblem(new ApiError(500, "internal", "Bad."))).toBeUndefined();
  });
});
