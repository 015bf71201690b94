import { describe, expect, test } from "vitest";
import { outcomeOf } from "./query.testing.ts";
import type { RefusalCode } from "./reasons.ts";
import { refusalWords } from "./refusal-words.ts";

/** The query, the position of its error, its code, words of the message, and the repair if there is one. */
const errors: readonly [
  text: string,
  position: number,
  code: RefusalCode,
  words: RegExp,
  repair: string | undefined,
][] = [
  ['cat "dog', 4, "quote-unclosed", /never closed/, 'cat "dog"'],
  ['cat "', 4, "quote-unclosed", /never closed/, "cat"],
  ['label:"dog', 6, "quote-unclosed", /never closed/, 'label:"dog"'],
  ["cat -", 4, "minus-alone", /needs a word right behind it/, "cat"],
  ["- cat", 0, "minus-alone", /needs a word right behind it/, "-cat"],
  ['""', 0, "quotes-empty", /nothing between the quotes/, undefined],
  ["\u0301", 0, "word-empty", /no letter, digit or sign/, undefined],
  ["cat\u0000", 3, "character-unprintable", /cannot be printed/, "cat"],
  ["\ud83dcat", 0, "character-unprintable", /cannot be printed/, "cat"],
  ['"a\tb\u0000"', 4, "character-unprintable", /cannot be printed/, '"a\tb"'],
  ["x".repeat(10_000), 2_000, "query-too-long", /10000 characters long; at most 2000/, undefined],
  ["x ".repeat(51), 100, "too-many-words", /at most 50 words and values/, "x ".repeat(50).trim()],
  [
    `label:(${"x|".repeat(50)}x)`,
    107,
    "too-many-words",
    /at most 50 words and values/,
    `label:(${"x|".repeat(49)}x)`,
  ],
  ["cat OR", 4, "operator-alone", /both sides/, "cat"],
  ["AND cat", 0, "operator-alone", /both sides/, "cat"],
  ["OR", 0, "operator-alone", /both sides/, '"OR"'],
  ["cat NOT", 4, "not-alone", /behind it/, "cat"],
  ["cat|dog", 3, "bar-outside-field", /write OR/, "cat OR dog"],
  ["<3", 0, "comparison-without-field", /field before it/, '"<3"'],
  ["((cat) dog", 0, "parenthesis-unclosed", /never closed/, "((cat) dog)"],
  [`${"(".repeat(21)}cat`, 20, "parentheses-too-deep", /20 deep at most/, undefined],
  ["cat)", 3, "parenthesis-unopened", /closes nothing/, "cat"],
  ["cat ()", 4, "parentheses-empty", /nothing between the parentheses/, "cat"],
  ["lable:dog", 0, "field-misnamed", /Did you mean label/, "label:dog"],
  ["colour:red", 0, "field-misnamed", /Did you mean color/, "color:red"],
  ["date:2024", 0, "field-misnamed", /Did you mean taken/, "taken:2024"],
  ["isb:12", 0, "field-misnamed", /Did you mean is/, '"isb:12"'],
  ["http://x.y/z?a=b", 0, "field-unknown", /no field "http"/, '"http://x.y/z?a=b"'],
  ["constructor:x", 0, "field-unknown", /no field "constructor"/, '"constructor:x"'],
  ["cat :", 4, "colon-without-field", /field before it/, 'cat ":"'],
  ["label: dog", 0, "value-missing", /right behind it/, "label:dog"],
  ["cat label:", 4, "value-missing", /right behind it/, "cat"],
  ["label=dog", 0, "colon-missing", /behind a colon/, "label:dog"],
  ["label:cat|dog bird", 9, "list-without-parentheses", /in parentheses/, "label:(cat|dog) bird"],
  ["label:(cat dog)", 11, "list-bar-missing", /a \|/, "label:(cat|dog)"],
  ["label:(cat OR dog)", 11, "list-bar-missing", /a \|/, "label:(cat|dog)"],
  ["label:(cat|)", 11, "list-value-missing", /value is missing/, "label:(cat)"],
  ["label:(cat|dog", 6, "parenthesis-unclosed", /never closed/, "label:(cat|dog)"],
  ["label:(cat|(dog))", 11, "list-nested", /no parentheses inside/, "label:(cat|dog)"],
  ["type:jepg", 5, "value-unknown", /one of avif, gif, heic, jpeg, png, tiff, webp/, "type:jpeg"],
  ["color:turquoise", 6, "value-unknown", /one of beige, black/, undefined],
  ["is:lost", 3, "value-unknown", /one of corrected, described, failed/, undefined],
  ["taken:2024-02-30", 6, "date-day-unknown", /01 to 29/, "taken:2024-02-29"],
  ["taken:2023-02-29", 6, "date-day-unknown", /01 to 28/, "taken:2023-02-28"],
  ["taken:2024-13", 6, "date-month-unknown", /month 13/, "taken:2024-12"],
  ["taken:2024/5/7", 6, "date-malformed", /is no date/, "taken:2024-05-07"],
  ["taken:yesterday", 6, "date-malformed", /is no date/, undefined],
  ["taken:2024-06..2024-01", 6, "date-range-reversed", /ends before it starts/, "taken:2024-01..2024-06"],
  ["taken:2019..2024-13", 12, "date-month-unknown", /month 13/, "taken:2019..2024-12"],
  ["cat taken:..", 10, "date-range-open", /one side at least/, "cat"],
  ["taken:>2024", 6, "date-comparison-unknown", />= \(from that day on\)/, "taken:>=2024"],
  ["uploaded:1492", 9, "date-year-beyond", /1800 to 2200/, undefined],
  ["uploaded:2201", 9, "date-year-beyond", /1800 to 2200/, undefined],
  ["width:4,000", 6, "number-malformed", /whole numbers from 0 to 100000/, "width:4000"],
  ["width>=100001", 7, "number-malformed", /whole numbers from 0 to 100000/, "width>=100000"],
  ["width>100000", 5, "number-beyond", /nothing is >/, "width>=100000"],
  ["width<0", 5, "number-beyond", /nothing is </, "width<=0"],
  ["width:5..2", 6, "number-range-reversed", /ends before it starts/, "width:2..5"],
  ["dog height:..", 11, "number-range-open", /number on one side at least/, "dog"],
  ["width:(100|200)", 6, "list-not-possible", /no list/, undefined],
  ["count(dog)", 0, "count-without-number", /number to compare with/, "count(dog)>=1"],
  ["count:dog", 0, "count-without-parentheses", /label in parentheses/, "count(dog)>=1"],
  ["count(dog)>=1001", 12, "number-malformed", /0 to 1000/, "count(dog)>=1000"],
  ["count(a|b)>2", 8, "too-many-values", /one value only/, "count(a)>2"],
  ["conf>80", 4, "confidence-comparison-unknown", /only >=/, "conf>=80"],
  ["conf:80", 5, "confidence-comparison-unknown", /only >=/, "conf>=80"],
  ["conf>=100.5", 6, "confidence-malformed", /0 to 100/, "conf>=100"],
  ["conf>=80.123", 6, "confidence-malformed", /two decimals/, "conf>=80.12"],
  ["dog -conf>=80", 4, "confidence-alone", /stands alone/, "dog conf>=80"],
  ["dog OR conf>=80", 7, "confidence-alone", /stands alone/, "dog conf>=80"],
  ["dog (conf>=80)", 4, "confidence-alone", /stands alone/, "dog conf>=80"],
  ["dog sort:oldest sort:newest", 16, "sort-twice", /one sort: only/, "dog sort:oldest"],
  ["(dog sort:newest) cat", 5, "sort-in-parentheses", /outside the parentheses/, "(dog) cat sort:newest"],
  ["dog -sort:newest", 5, "sort-excluded", /cannot be excluded/, "dog sort:newest"],
  ["sort:newset", 5, "value-unknown", /newest, oldest, relevance/, "sort:newest"],
];

describe("parseQuery", () => {
  test.each(errors)("refuses %j at %i: %s", (text, position, code, words, repair) => {
    const error = outcomeOf(text);

    const message = expect.stringMatching(words);
    const reason = { code, values: expect.any(Object) };
    expect(error).toMatchObject({ code: "invalid-query", position, repair, reason, message });
    expect(error).toHaveProperty("issues", [
      { path: "q", message, reason, position, ...(repair !== undefined && { repair }) },
    ]);
  });

  test("names what its words name, as it is written and as it is meant", () => {
    const reasons = ["Lable:dog", "color:gren", "count(dog)>=1e4", "taken:2024-02-30"].map((text) => {
      const error = outcomeOf(text);
      return "reason" in error && error.reason.values;
    });

    expect(reasons).toEqual([
      { written: "Lable", meant: "label", example: "label:dog" },
      { field: "color", written: "gren", known: expect.stringMatching(/^beige, black, .*, yellow$/) },
      { field: "count", written: "1e4", most: 1_000 },
      { date: "2024-02-30", day: "30", last: 29 },
    ]);
  });

  test("refuses for every reason that there is", () => {
    const met = new Set(errors.map(([, , code]) => code));

    expect(Object.keys(refusalWords).filter((code) => !met.has(code as RefusalCode))).toEqual([
      // No text leads there: what stands alone is refused before.
      "operand-missing",
    ]);
  });
});
