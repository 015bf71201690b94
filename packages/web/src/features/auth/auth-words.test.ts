import { beforeAll, expect, test } from "vitest";
import { loadRest } from "../../messages/index.ts";
import { authWords } from "./auth-words.ts";

beforeAll(loadRest);

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

test("an unknown address and a wrong password read the same", () => {
  const unknown = authWords(named("UserNotFoundException", "User does not exist."));
  const wrong = authWords(named("NotAuthorizedException", "Incorrect username or password."));

  expect(unknown).toBe(wrong);
});

test.each([
  [
    "NotAuthorizedException",
    "Password attempts exceeded",
    "Too many wrong tries. Wait a few minutes and try again.",
  ],
  [
    "InvalidPasswordException",
    "Password did not conform with policy: Password must have uppercase characters",
    "This password is not strong enough: password must have uppercase characters.",
  ],
  [
    "InvalidParameterException",
    "1 validation error detected: Value at 'password' failed to satisfy constraint",
    "This password is not strong enough: choose a longer one with letters, digits and symbols.",
  ],
  [
    "NotAuthorizedException",
    "SignUp is not permitted for this user pool",
    "Nobody can sign up here by themselves.",
  ],
  [
    "UserLambdaValidationException",
    "PreSignUp failed with error Only e-mail addresses at example.com can sign up here.",
    "Only e-mail addresses at example.com can sign up here.",
  ],
  ["SomethingNew", "boom", "That did not work. Try again in a moment."],
])("%s with %j becomes %j", (name, message, words) => {
  expect(authWords(named(name, message))).toBe(words);
});

test("something thrown that is no error still gets words", () => {
  expect(authWords(undefined)).toBe("That did not work. Try again in a moment.");
});
