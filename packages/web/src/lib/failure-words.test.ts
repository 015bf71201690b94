import { limits } from "@image-content-search/core/upload";
import { afterEach, beforeEach, expect, test } from "vitest";
import { texts } from "../messages/index.ts";
import { speakInTests } from "../messages/speak.testing.ts";
import { failureWords } from "./failure-words.ts";
import { formatNumber } from "./format.ts";

beforeEach(() => speakInTests("en"));
afterEach(() => speakInTests("en"));

const message = "In the server's words.";

test("a failure is told by its code in the language that is spoken", () => {
  expect(failureWords({ code: "damaged", message })).toMatch(/^The picture is damaged/);

  speakInTests("de");
  expect(failureWords({ code: "damaged", message })).toMatch(/^Das Bild ist beschädigt/);
});

test("the name of an error that may pass is told as one, whatever it is", () => {
  speakInTests("de");

  for (const code of ["ThrottlingException", "TimeoutError", "unknown"])
    expect(failureWords({ code, message, retryable: true })).toMatch(
      /nach mehreren Versuchen nicht gelungen/,
    );
});

test.each(["of-tomorrow", "toString"])(
  "a failure %s of which nothing is known is told as the server does",
  (code) => {
    speakInTests("de");

    expect(failureWords({ code, message, retryable: false })).toBe(message);
    expect(failureWords({ code, message })).toBe(message);
  },
);

test("no failure is told in English to who speaks German", () => {
  const english = Object.entries({ ...texts().failures.codes });

  speakInTests("de");

  expect(english.filter(([code, words]) => failureWords({ code, message }) === words)).toEqual([]);
});

test.each(["en", "de"] as const)(
  "what is too small or too large is told with the limits that hold: %s",
  (language) => {
    speakInTests(language);
    const tooSmall = failureWords({ code: "too-small", message });
    const tooLarge = failureWords({ code: "too-large", message });

    expect(tooSmall).toContain(` ${formatNumber(limits.minSide)} `);
    expect(tooLarge).toContain(` ${formatNumber(limits.maxSide)} `);
    expect(tooLarge).toContain(` ${formatNumber(limits.maxMegapixels)} `);
  },
);
