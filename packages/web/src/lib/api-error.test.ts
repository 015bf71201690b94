import { afterEach, expect, test } from "vitest";
import { first as german } from "../messages/de/first.ts";
import { first as english } from "../messages/en/first.ts";
import { spoken } from "../messages/index.ts";
import { ApiError, errorWords } from "./api-error.ts";

afterEach(() => spoken.set({ language: "en", messages: english }));

test("an error of the server is told with the id by which it is found", () => {
  const error = new ApiError(500, "internal", "Something.", { requestId: "abc=" });

  expect(errorWords(error)).toBe("Something went wrong on the server. Try again. Reference: abc=.");
});

test("a refusal is told in the server's words, without an id", () => {
  const error = new ApiError(403, "quota-exceeded", "Your library is full.", { requestId: "abc=" });

  expect(errorWords(error)).toBe("Your library is full.");
});

test("errors are told in the language that is spoken", () => {
  spoken.set({ language: "de", messages: german });

  expect(errorWords(new ApiError(0, "unreachable", "It cannot be reached."))).toMatch(/nicht erreichbar/);
});

test("what is no error of the API is told as it says, or that something went wrong", () => {
  expect(errorWords(new Error("Somebody else signed in."))).toBe("Somebody else signed in.");
  expect(errorWords("what")).toBe("Something went wrong. Try again.");
});
