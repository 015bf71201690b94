import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalQuery, formatQuery, parseQuery, QueryError, tokenize } from "./index.ts";
import { anyQuery, outcomeOf, spanless } from "./query.testing.ts";

const pieces = [
  ...'aé1 \n\t-|:.*?\\<>=()"\u0000',
  ..."🐈",
  ...' OR NOT AND or -( .. >= <= ( ) " '.split(/(?<= )/),
  ...["label:", "filename:", "taken:", "width", "count(", "conf>=80", "sort:newest", "is:", "foo:"],
  ...["2024", "2024-02-30", "dog", '"traffic light"', "type:jpg", "4000", "color:red"],
];

/** Numbers from 0 to below `bound`, always the same (a linear congruential generator, Numerical Recipes' constants). */
function numbers(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** A text of a few pieces, or a text before with a piece put in, taken out or doubled. */
function nextText(below: (bound: number) => number, before: string): string {
  const piece = () => pieces[below(pieces.length)] ?? "";
  if (below(3) === 0) return Array.from({ length: 1 + below(12) }, piece).join("");
  const at = below(before.length + 1);
  const end = Math.min(before.length, at + below(6));
  const middle = [piece(), "", before.slice(at, end).repeat(2)][below(3)] ?? "";
  return (before.slice(0, at) + middle + before.slice(end)).slice(0, 300);
}

function check(text: string): "query" | "repaired" | "refused" {
  const outcome = outcomeOf(text);
  if (!(outcome instanceof QueryError)) {
    const again = parseQuery(formatQuery(outcome));
    if (JSON.stringify(spanless(again)) !== JSON.stringify(spanless(outcome)))
      throw new Error(`Lost: ${text}`);
    if (canonicalQuery(again) !== canonicalQuery(outcome)) throw new Error(`Another meaning: ${text}`);
    return "query";
  }
  const { position, repair, message } = outcome;
  if (!(position >= 0 && position <= text.length && message !== "")) throw new Error(`Nowhere: ${text}`);
  if (repair === undefined) return "refused";
  if (repair === text || outcomeOf(repair) instanceof QueryError) throw new Error(`No repair: ${text}`);
  return "repaired";
}

describe("parseQuery", () => {
  test("ends in a query or an error with a place and a good repair, for 100,000 random texts", () => {
    const below = numbers(20_241_125);
    const ends = { query: 0, repaired: 0, refused: 0 };
    let text = "";

    for (let run = 0; run < 100_000; run++) {
      text = nextText(below, text);
      ends[check(text)]++;
    }

    expect(ends.query).toBeGreaterThan(10_000);
    expect(ends.repaired).toBeGreaterThan(30_000);
    expect(ends.refused).toBeLessThan(ends.repaired / 4);
  });

  test("ends in a query or such an error for any query with something wrong put in", () => {
    fc.assert(
      fc.property(anyQuery, fc.constantFrom(...pieces), fc.nat(), (query, piece, place) => {
        const text = formatQuery(query);
        const at = place % (text.length + 1);
        check(text.slice(0, at) + piece + text.slice(at));
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    "(",
    ")",
    '"',
    "|",
    "-",
    "- ",
    "NOT ",
    "OR ",
    ":",
    "\\",
    "=",
    "width >= ",
    "width   ",
    "label:(",
    "count(",
    "a=b=",
    "(-",
    "a:",
    "..",
    'x"',
    "taken:",
    "*",
  ])("withstands 2,000 characters of %j", (piece) => {
    const text = piece.repeat(2_000).slice(0, 2_000);

    expect(() => check(text)).not.toThrow();
    expect(() => check(`label:(${text}`.slice(0, 2_000))).not.toThrow();
    expect(() => check(`${text.slice(0, 1_999)}a`)).not.toThrow();
    expect(tokenize(text).at(-1)?.end).toBe(2_000);
  });

  test("takes any number of minus signs and NOTs, as an even or odd one", () => {
    expect(formatQuery(parseQuery(`${"-".repeat(1_999)}a`))).toBe("-a");
    expect(formatQuery(parseQuery(`${"NOT ".repeat(498)}a`))).toBe("a");
  });

  test("reads each character a few times at most, however long the text is", () => {
    const reads = (text: string) => {
      let count = 0;
      const charAt = String.prototype.charAt;
      String.prototype.charAt = function counted(index) {
        count++;
        return charAt.call(this, index);
      };
      try {
        tokenize(text);
      } finally {
        String.prototype.charAt = charAt;
      }
      return count;
    };

    for (const piece of [
      "a",
      "a=",
      "width   ",
      '"',
      "\\",
      "label:a ",
      "count(a) ",
      "a|b:c",
      "(((",
      "taken:(a|",
    ]) {
      const text = piece.repeat(5_000);
      expect(reads(text)).toBeLessThan(10 * text.length);
    }
  });
});
