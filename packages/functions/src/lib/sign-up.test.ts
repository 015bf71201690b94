import { expect, test } from "vitest";
import { findSignUpRefusal, readSignUp } from "./sign-up.ts";

test.each([
  ["open", { open: true, emailDomains: [] }],
  ["closed", { open: false, emailDomains: [] }],
  ["example.com", { open: true, emailDomains: ["example.com"] }],
  ["example.com,example.org", { open: true, emailDomains: ["example.com", "example.org"] }],
])("reads %j", (setting, signUp) => {
  expect(readSignUp(setting)).toEqual(signUp);
});

test.each([
  ["open", "anna@anywhere.example"],
  ["example.com,example.org", "anna@example.com"],
  ["example.com,example.org", "Anna@EXAMPLE.org"],
])("lets a stage that is %j have %s", (setting, email) => {
  expect(findSignUpRefusal(readSignUp(setting), email)).toBeUndefined();
});

test.each([
  "anna@elsewhere.example",
  "anna@sub.example.com",
  "anna@notexample.com",
  '"anna@example.com"@elsewhere.example',
  "",
])("refuses %j where two domains may", (email) => {
  const refusal = findSignUpRefusal(readSignUp("example.com,example.org"), email);

  expect(refusal).toBe("Only e-mail addresses at example.com or example.org can sign up here");
});

test("refuses everybody where sign-up is closed", () => {
  expect(findSignUpRefusal(readSignUp("closed"), "anna@example.com")).toBe(
    "Nobody can sign up here by themselves: ask an administrator for an account",
  );
});
