import type { PreSignUpTriggerEvent } from "aws-lambda";
import { afterEach, expect, test, vi } from "vitest";
import { handler } from "./pre-sign-up.ts";

function newEvent(email: string, triggerSource: PreSignUpTriggerEvent["triggerSource"] = "PreSignUp_SignUp") {
  const event: PreSignUpTriggerEvent = {
    version: "1",
    region: "us-east-1",
    userPoolId: "us-east-1_pool",
    userName: "0198c0de-0000-7000-8000-000000000000",
    callerContext: { awsSdkVersion: "", clientId: "client" },
    triggerSource,
    request: { userAttributes: { email } },
    response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
  };
  return event;
}

afterEach(() => vi.unstubAllEnvs());

test("hands back what Cognito asked with, so that the address must still be confirmed", async () => {
  vi.stubEnv("SIGN_UP", "example.com");
  const event = newEvent("anna@example.com");

  expect(await handler(event)).toEqual(newEvent("anna@example.com"));
});

test.each(["PreSignUp_SignUp", "PreSignUp_ExternalProvider"] as const)(
  "refuses addresses at other domains that come by %s",
  async (source) => {
    vi.stubEnv("SIGN_UP", "example.com");

    await expect(handler(newEvent("anna@example.org", source))).rejects.toThrow(
      "Only e-mail addresses at example.com can sign up here",
    );
  },
);

test("lets an administrator make an account for anybody, even where sign-up is closed", async () => {
  vi.stubEnv("SIGN_UP", "closed");

  await expect(handler(newEvent("anna@example.org"))).rejects.toThrow("Nobody can sign up here");
  expect(await handler(newEvent("anna@example.org", "PreSignUp_AdminCreateUser"))).toBeDefined();
});
