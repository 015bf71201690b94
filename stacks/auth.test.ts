import { expect, test } from "vitest";
import { passwordPolicy, preSignUp } from "../packages/core/src/contract/index.ts";
import { hostedUi } from "./hosted-ui.ts";
import { nameOf, readable } from "./testing/readable.ts";
import { names, type Synthesis, synthesize, synthesizeWith } from "./testing/synthesize.ts";

const { developer, production } = await synthesize();

test("signs people in by e-mail address, whatever its case", () => {
  const [pool] = developer.resources("auth", "AWS::Cognito::UserPool");

  expect(pool?.Properties.UsernameAttributes).toEqual(["email"]);
  expect(pool?.Properties.AutoVerifiedAttributes).toEqual(["email"]);
  expect(pool?.Properties.UsernameConfiguration).toEqual({ CaseSensitive: false });
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

const invited = await synthesizeWith({ signUp: { emailDomains: ["example.com", "example.org"] } });

function environmentOf(stage: Synthesis, name: string) {
  return stage.all("AWS::Lambda::Function").find(({ id }) => nameOf(id) === name)?.Properties.Environment
    .Variables;
}

test.each([
  ["a developer's stage", developer, "open", false],
  ["production", production, "closed", true],
  ["a stage for some domains", invited, "example.com,example.org", false],
] as const)("lets those sign up to %s who may, and tells the browser", (_, stage, setting, closed) => {
  const [pool] = stage.resources("auth", "AWS::Cognito::UserPool");

  expect(pool?.Properties.AdminCreateUserConfig.AllowAdminCreateUserOnly).toBe(closed);
  expect(environmentOf(stage, "PreSignUp").SIGN_UP).toBe(setting);
  expect(environmentOf(stage, "getConfig").SIGN_UP).toBe(setting);
});

test("asks the contract's function before it makes an account, and lets only the pool call it", () => {
  const [pool] = developer.resources("auth", "AWS::Cognito::UserPool");
  const fn = developer
    .resources("auth", "AWS::Lambda::Function")
    .find(({ id }) => id === pool?.Properties.LambdaConfig.PreSignUp["Fn::GetAtt"][0]);
  const permissions = developer.resources("auth", "AWS::Lambda::Permission");

  expect(fn?.Properties).toMatchObject({ Handler: preSignUp.handler, Timeout: 5 });
  expect(permissions.map(({ Properties }) => Properties.Principal)).toEqual(["cognito-idp.amazonaws.com"]);
  expect(readable(permissions[0]?.Properties.SourceArn)).toBe("Users.Arn");
});

test("gives codes to the site alone, and to Vite's port on a developer's stage", () => {
  const pagesOf = (stage: Synthesis) => {
    const [client] = stage.resources("auth", "AWS::Cognito::UserPoolClient");
    const { CallbackURLs, LogoutURLs } = client?.Properties ?? {};
    expect(LogoutURLs).toEqual(CallbackURLs);
    return CallbackURLs.map(readable);
  };

  expect(pagesOf(developer)).toEqual(["https://Distribution.DomainName/", "http://localhost:5173/"]);
  expect(pagesOf(production)).toEqual(["https://Distribution.DomainName/"]);
});

test("knows the authorization code flow alone, and asks for no more than who it is", () => {
  const [client] = developer.resources("auth", "AWS::Cognito::UserPoolClient");

  expect(client?.Properties).toMatchObject({
    AllowedOAuthFlows: ["code"],
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthScopes: ["openid", "email"],
    SupportedIdentityProviders: ["COGNITO"],
  });
});

test("has a hosted page by managed login, at the name that the browser is told", () => {
  const [domain] = developer.resources("auth", "AWS::Cognito::UserPoolDomain");
  const [pool] = developer.resources("auth", "AWS::Cognito::UserPool");
  const { prefix, domain: host } = hostedUi({ ...names, stage: "developer" });

  expect(domain?.Properties).toMatchObject({ Domain: prefix, ManagedLoginVersion: 2 });
  expect(pool?.Properties.UserPoolTier).toBe("ESSENTIALS");
  expect(environmentOf(developer, "getConfig").HOSTED_UI_DOMAIN).toBe(host);
  expect(developer.outputs("auth").HostedUiUrl?.Value).toBe(`https://${host}`);
});

test("gives the hosted page a look, without which it is an error", () => {
  const [look] = developer.resources("auth", "AWS::Cognito::ManagedLoginBranding");

  expect(readable(look?.Properties.UserPoolId)).toBe("Users");
  expect(readable(look?.Properties.ClientId)).toBe("UsersBrowser");
  expect(look?.Properties.Settings.components.primaryButton.lightMode.defaults).toEqual({
    backgroundColor: "1d1c1aff",
    textColor: "fbfaf8ff",
  });
  expect(look?.Properties).not.toHaveProperty("UseCognitoProvidedValues");
});
