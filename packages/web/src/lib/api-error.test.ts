import { afterEach, expect, test } from "vitest";
import { texts } from "../messages/index.ts";
import { speakInTests } from "../messages/speak.testing.ts";
import { ApiError, errorWords } from "./api-error.ts";

afterEach(() => speakInTests("en"));

test("an error of the server is told with the id by which it is found", () => {
  const error = new ApiError(500, "internal", "Something.", { requestId: "abc=" });

  expect(errorWords(error)).toBe("Something went wrong on the server. Try again. Reference: abc=.");
});

test("a refusal that is not known here is told in the server's words, without an id", () => {
  const reason = { code: "of-tomorrow", values: {} };
  const error = new ApiError(403, "quota-exceeded", "Your library is full.", { reason, requestId: "abc=" });

  expect(errorWords(error)).toBe("Your library is full.");
});

test("a refusal is told by its reason before its code", () => {
  speakInTests("de");
  const reason = { code: "in-trash", values: {} };

  expect(errorWords(new ApiError(409, "conflict", "No.", { reason }))).toMatch(
    /^Das Foto liegt im Papierkorb/,
  );
  expect(errorWords(new ApiError(404, "not-found", "No."))).toBe("Das gibt es nicht mehr.");
});

test("no error is told in English to who speaks German", () => {
  const english = Object.entries({ ...texts().common.errors });

  speakInTests("de");

  expect(english.filter(([code, words]) => errorWords(new ApiError(400, code, "No.")) === words)).toEqual([]);
});

test("errors are told in the language that is spoken", () => {
  speakInTests("de");

  expect(errorWords(new ApiError(0, "unreachable", "It cannot be reached."))).toMatch(/nicht erreichbar/);
});

test("what is no error of the API is told as it says, or that something went wrong", () => {
  expect(errorWords(new Error("Somebody else signed in."))).toBe("Somebody else signed in.");
  expect(errorWords("what")).toBe("Something went wrong. Try again.");
});
