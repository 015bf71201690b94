import { expect, test } from "vitest";
import { hostedUi } from "./hosted-ui.ts";
import { names } from "./testing/synthesize.ts";

test("is another in each app, stage and account, and always the same", () => {
  const app = { ...names, stage: "developer" };
  const others = [
    app,
    { ...app, name: "other" },
    { ...app, stage: "other" },
    { ...app, account: "210987654321" },
  ];
  const prefixes = others.map((one) => hostedUi(one).prefix);

  expect(new Set(prefixes).size).toBe(4);
  expect(hostedUi({ ...app })).toEqual(hostedUi(app));
  expect(hostedUi(app).domain).toBe(`${prefixes[0]}.auth.eu-west-1.amazoncognito.com`);
});

// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html
test("is a name that Cognito takes, however long the stage's may be", () => {
  const { prefix } = hostedUi({ ...names, stage: "a".repeat(24) });

  expect(prefix).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/);
  expect(prefix).not.toContain("123456789012");
});
