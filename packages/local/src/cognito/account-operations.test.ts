import { decodeJwt } from "jose";
import { expect, test } from "vitest";
import { email, password, serveCognito, serveSignedIn } from "../../test/cognito.ts";

test("signs up by a mailed code and then in", async () => {
  const { client, ClientId, pool, mails, signIn, signUp, latestCode } = await serveCognito();

  const { UserSub, UserConfirmed, CodeDeliveryDetails } = await signUp("Ada@Example.com");
  await expect(signIn(password)).rejects.toMatchObject({ name: "UserNotConfirmedException" });
  await client.confirmSignUp({ ClientId, Username: email, ConfirmationCode: latestCode() });
  const { AuthenticationResult } = await signIn(password);

  expect(UserConfirmed).toBe(false);
  expect(CodeDeliveryDetails?.Destination).toBe("a***@e***");
  expect(mails).toMatchObject([{ to: email, subject: "Your verification code" }]);
  expect(pool.outbox.list()).toEqual(mails);
  expect(decodeJwt(AuthenticationResult?.AccessToken ?? "").sub).toBe(UserSub);
});

test("refuses weak passwords and says why", async () => {
  const { signUp, pool } = await serveCognito();

  for (const [weak, words] of [
    ["Elevenchar-", "not long enough"],
    ["No-numbers-at-all", "numeric"],
    ["lower-case-1", "uppercase"],
    ["UPPER-CASE-1", "lowercase"],
    ["NoSymbolsHere1", "symbol"],
  ] as const) {
    await expect(signUp(email, weak)).rejects.toMatchObject({
      name: "InvalidPasswordException",
      message: expect.stringContaining(words),
    });
  }
  expect(pool.users.list()).toEqual([]);
});

test("refuses a taken address, whatever its case, and names that are none", async () => {
  const { signUp } = await serveCognito();
  await signUp();

  await expect(signUp("ADA@example.com")).rejects.toMatchObject({ name: "UsernameExistsException" });
  await expect(signUp("ada")).rejects.toMatchObject({ name: "InvalidParameterException" });
});

test("refuses wrong, worn-out and old codes", async () => {
  const { client, ClientId, clock, signUp, latestCode } = await serveCognito();
  await signUp();
  const confirm = (ConfirmationCode: string) =>
    client.confirmSignUp({ ClientId, Username: email, ConfirmationCode });
  const other = () => (latestCode() === "000000" ? "000001" : "000000");

  for (let i = 0; i < 5; i++) {
    await expect(confirm(other())).rejects.toMatchObject({ name: "CodeMismatchException" });
  }
  await expect(confirm(latestCode())).rejects.toMatchObject({ name: "LimitExceededException" });
  await client.resendConfirmationCode({ ClientId, Username: email });
  clock.now += 25 * 3_600_000;
  await expect(confirm(latestCode())).rejects.toMatchObject({ name: "ExpiredCodeException" });
  await client.resendConfirmationCode({ ClientId, Username: email });
  await confirm(latestCode());

  await expect(confirm(latestCode())).rejects.toMatchObject({ name: "NotAuthorizedException" });
});

test("sends five codes an hour at most", async () => {
  const { client, ClientId, clock } = await serveSignedIn();
  const forgot = () => client.forgotPassword({ ClientId, Username: email });
  for (let i = 0; i < 5; i++) await forgot();

  await expect(forgot()).rejects.toMatchObject({ name: "LimitExceededException" });
  clock.now += 3_600_000;

  await expect(forgot()).resolves.toBeDefined();
});

test("resets a forgotten password by a code", async () => {
  const { client, ClientId, signIn, latestCode } = await serveSignedIn();
  await client.forgotPassword({ ClientId, Username: email });
  const reset = (Password: string) =>
    client.confirmForgotPassword({ ClientId, Username: email, ConfirmationCode: latestCode(), Password });

  await expect(reset("weak")).rejects.toMatchObject({ name: "InvalidPasswordException" });
  await reset("Newer-password-1");

  await expect(signIn(password)).rejects.toThrow("Incorrect");
  await expect(signIn("Newer-password-1")).resolves.toBeDefined();
});

test("changes a password for who knows the old one", async () => {
  const { client, AccessToken, signIn } = await serveSignedIn();
  const change = (PreviousPassword: string) =>
    client.changePassword({ AccessToken, PreviousPassword, ProposedPassword: "Newer-password-1" });

  await expect(change("Wrong-password-1")).rejects.toMatchObject({ name: "NotAuthorizedException" });
  await change(password);

  await expect(signIn("Newer-password-1")).resolves.toBeDefined();
});

test("forgets a user who deletes the account", async () => {
  const { client, AccessToken, pool, signIn, signUp } = await serveSignedIn();

  await client.deleteUser({ AccessToken });

  await expect(client.getUser({ AccessToken })).rejects.toMatchObject({ name: "NotAuthorizedException" });
  await expect(signIn(password)).rejects.toThrow("Incorrect");
  expect(pool.users.list()).toEqual([]);
  await expect(signUp()).resolves.toBeDefined();
});

test("lets an administrator make users, by signed requests alone", async () => {
  const { client, pool, signIn, endpoint } = await serveCognito();
  const UserPoolId = pool.id;
  await client.adminCreateUser({ UserPoolId, Username: email, TemporaryPassword: "Temporary-pass-1" });

  await expect(signIn("Temporary-pass-1")).rejects.toMatchObject({ name: "NotAuthorizedException" });
  await client.adminSetUserPassword({ UserPoolId, Username: email, Password: password, Permanent: true });

  await expect(signIn(password)).resolves.toBeDefined();
  const { Users } = await client.listUsers({ UserPoolId });
  expect(Users).toMatchObject([{ UserStatus: "CONFIRMED", Attributes: [{}, { Value: email }, {}] }]);
  const unsigned = await fetch(endpoint, {
    method: "POST",
    headers: { "x-amz-target": "AWSCognitoIdentityProviderService.ListUsers" },
    body: JSON.stringify({ UserPoolId }),
  });
  expect(unsigned.status).toBe(403);
});
