import { afterEach, beforeEach, expect, test } from "vitest";
import { speakInTests } from "../../messages/speak.testing.ts";
import { authWords } from "./auth-words.ts";

beforeEach(() => speakInTests("en"));
afterEach(() => speakInTests("en"));

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
  [
    "UserLambdaValidationException",
    "PreSignUp failed with error Nobody can sign up here by themselves: ask an administrator for an account.",
    "Nobody can sign up here by themselves.",
  ],
  [
    "UserLambdaValidationException",
    "PreSignUp failed with error The environment variable SIGN_UP is not set..",
    "That did not work. Try again in a moment.",
  ],
  ["SomethingNew", "boom", "That did not work. Try again in a moment."],
])("%s with %j becomes %j", (name, message, words) => {
  expect(authWords(named(name, message))).toBe(words);
});

test.each([
  ["long enough", "Password not long enough", /: es ist zu kurz\.$/],
  ["upper case", "Password must have uppercase characters", /: es braucht Großbuchstaben\.$/],
  ["lower case", "Password must have lowercase characters", /: es braucht Kleinbuchstaben\.$/],
  ["digits", "Password must have numeric characters", /: es braucht Ziffern\.$/],
  ["symbols", "Password must have symbol characters", /: es braucht Sonderzeichen\.$/],
  ["something else", "Provided password cannot be used", /: wählen Sie ein längeres/],
])("what a password lacks is said in the language that is spoken: %s", (_what, reason, words) => {
  speakInTests("de");

  const told = authWords(
    named("InvalidPasswordException", `Password did not conform with policy: ${reason}`),
  );

  expect(told).toMatch(words);
});

test("who may not make an account is told so in the language that is spoken", () => {
  speakInTests("de");
  const refusal = "Only e-mail addresses at example.com or example.org can sign up here.";

  const told = authWords(named("UserLambdaValidationException", `PreSignUp failed with error ${refusal}`));

  expect(told).toBe(
    "Nur mit einer Adresse bei example.com oder example.org lässt sich hier ein Konto anlegen.",
  );
});

test("something thrown that is no error still gets words", () => {
  expect(authWords(undefined)).toBe("That did not work. Try again in a moment.");
});
