import { expect, test } from "vitest";
import { passwordPolicy } from "../packages/core/src/contract/index.ts";
import { synthesize } from "./testing/synthesize.ts";

const { developer, production } = await synthesize();

test("signs people in by e-mail address, whatever its case", () => {
  const [pool] = developer.resources("auth", "AWS::Cognito::UserPool");

  expect(pool?.Properties.UsernameAttributes).toEqual(["email"]);
  expect(pool?.Properties.AutoVerifiedAttributes).toEqual(["email"]);
  expect(pool?.Properties.UsernameConfiguration).toEqual({ CaseSensitive: false });
  expect(pool?.Properties.AdminCreateUserConfig.AllowAdminCreateUserOnly).toBe(false);
});

test("asks for the passwords that the sign-up form describes", () => {
  const [pool] = developer.resources("auth", "AWS::Cognito::UserPool");

  expect(pool?.Properties.Policies.PasswordPolicy).toMatchObject({
    MinimumLength: passwordPolicy.minLength,
    RequireUppercase: true,
    RequireLowercase: true,
    RequireNumbers: true,
    RequireSymbols: true,
  });
});

test("gives the browser a client without secret that speaks SRP and tells nobody who has an account", () => {
  const [client] = developer.resources("auth", "AWS::Cognito::UserPoolClient");

  expect(client?.Properties).toMatchObject({
    GenerateSecret: false,
    ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    PreventUserExistenceErrors: "ENABLED",
    EnableTokenRevocation: true,
    AccessTokenValidity: 15,
    TokenValidityUnits: { AccessToken: "minutes" },
  });
});

test("knows no guests", () => {
  const types = developer.all().map(({ Type }) => Type);

  expect(types.filter((type) => type.startsWith("AWS::Cognito::IdentityPool"))).toEqual([]);
});

test("protects production's users from deletion", () => {
  const [pool] = production.resources("auth", "AWS::Cognito::UserPool");

  expect(pool?.Properties.DeletionProtection).toBe("ACTIVE");
});
