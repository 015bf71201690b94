import type { Config } from "@image-content-search/core/contract";
import { expect, test } from "vitest";
import { cognitoSettings } from "./cognito-settings.ts";

function newConfig(change: Partial<Config>): Config {
  return {
    region: "us-east-1",
    userPoolId: "us-east-1_pool",
    userPoolClientId: "client",
    userPoolEndpoint: null,
    hostedUiDomain: null,
    signUp: { open: true, emailDomains: [] },
    limits: { maxByteSize: 1, minSide: 1, maxSide: 1, maxMegapixels: 1, contentTypes: [] },
    demoUser: null,
    ...change,
  };
}

test("knows the pool at AWS's own address and no hosted page", () => {
  expect(cognitoSettings(newConfig({}), "https://photos.example.com")).toEqual({
    userPoolId: "us-east-1_pool",
    userPoolClientId: "client",
  });
});

test("goes to another address where one is given", () => {
  const settings = cognitoSettings(
    newConfig({ userPoolEndpoint: "http://127.0.0.1:4566" }),
    "http://localhost:3000",
  );

  expect(settings.userPoolEndpoint).toBe("http://127.0.0.1:4566");
});

test("comes back from the hosted page by a code, to the very address that the pool allows", () => {
  const settings = cognitoSettings(
    newConfig({ hostedUiDomain: "auth.example.com" }),
    "https://photos.example.com",
  );

  expect(settings.loginWith?.oauth).toEqual({
    domain: "auth.example.com",
    scopes: ["openid", "email"],
    redirectSignIn: ["https://photos.example.com/"],
    redirectSignOut: ["https://photos.example.com/"],
    responseType: "code",
  });
});
