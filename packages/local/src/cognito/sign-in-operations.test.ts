import { createRemoteJWKSet, jwtVerify } from "jose";
import { expect, test } from "vitest";
import { newFolder, newStore } from "../../test/aws.ts";
import { email, password, serveCognito, serveSignedIn } from "../../test/cognito.ts";
import { Store } from "../lib/store.ts";

test("issues tokens with Cognito's claims that verify against the published keys", async () => {
  const { AccessToken, IdToken, pool, ClientId, clock, endpoint } = await serveSignedIn();
  const keys = createRemoteJWKSet(new URL(`${endpoint}/${pool.id}/.well-known/jwks.json`));
  const issuer = `http://pool.test/${pool.id}`;

  const access = (await jwtVerify(AccessToken, keys, { issuer })).payload;
  const id = (await jwtVerify(IdToken, keys, { issuer, audience: ClientId })).payload;

  const at = Math.floor(clock.now / 1000);
  const sub = pool.users.find(email)?.sub;
  expect(access).toMatchObject({
    sub,
    username: sub,
    client_id: ClientId,
    token_use: "access",
    scope: "aws.cognito.signin.user.admin",
    auth_time: at,
    iat: at,
    exp: at + 900,
  });
  expect(id).toMatchObject({ sub, email, email_verified: true, "cognito:username": sub, token_use: "id" });
  expect(access.origin_jti).toBe(id.origin_jti);
  const configuration = await (await fetch(`${endpoint}/${pool.id}/.well-known/openid-configuration`)).json();
  expect(configuration).toMatchObject({ issuer, jwks_uri: `${issuer}/.well-known/jwks.json` });
});

test("keeps pool, client, keys, users and sessions over a restart", async () => {
  const folder = newFolder();
  const store = new Store(folder);
  const before = await serveCognito(store);
  before.pool.declareUser(email, password);
  const { AuthenticationResult } = await before.signIn(password);
  await store.close();

  const after = await serveCognito(newStore(folder));
  after.pool.declareUser(email, "Other-password-1");

  expect([after.pool.id, after.ClientId]).toEqual([before.pool.id, before.ClientId]);
  expect(after.pool.tokens.jwks()).toEqual(before.pool.tokens.jwks());
  const user = await after.client.getUser({ AccessToken: AuthenticationResult?.AccessToken });
  expect(user.UserAttributes).toContainEqual({ Name: "email", Value: email });
  await expect(after.signIn(password)).resolves.toBeDefined();
});

test("refreshes tokens until the session is revoked", async () => {
  const { client, ClientId, clock, AccessToken, RefreshToken } = await serveSignedIn();
  const refresh = () => client.getTokensFromRefreshToken({ ClientId, RefreshToken });
  clock.now += 3_600_000;

  await expect(client.getUser({ AccessToken })).rejects.toThrow("Access Token has expired");
  const { AuthenticationResult } = await refresh();
  const renewed = AuthenticationResult?.AccessToken;
  await expect(client.getUser({ AccessToken: renewed })).resolves.toBeDefined();
  await client.revokeToken({ ClientId, Token: RefreshToken });

  await expect(refresh()).rejects.toThrow("Refresh Token has been revoked");
  await expect(client.getUser({ AccessToken: renewed })).rejects.toThrow("Access Token has been revoked");
});

test("ends every session by a global sign-out, and none of another user's", async () => {
  const { client, ClientId, pool, signIn, AccessToken, RefreshToken } = await serveSignedIn();
  pool.declareUser("bob@example.com", password);
  const bob = (await signIn(password, "bob@example.com")).AuthenticationResult;

  await client.globalSignOut({ AccessToken });

  const AuthParameters = { REFRESH_TOKEN: RefreshToken };
  await expect(
    client.initiateAuth({ ClientId, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters }),
  ).rejects.toMatchObject({ name: "NotAuthorizedException" });
  await expect(client.getUser({ AccessToken: bob?.AccessToken })).resolves.toBeDefined();
});

test("ends a refresh token after 30 days", async () => {
  const { client, ClientId, clock, RefreshToken } = await serveSignedIn();

  clock.now += 30 * 86_400_000;

  await expect(client.getTokensFromRefreshToken({ ClientId, RefreshToken })).rejects.toThrow("expired");
});

test("refuses refresh and access tokens that it did not issue", async () => {
  const { client, ClientId, RefreshToken, AccessToken, IdToken } = await serveSignedIn();
  const forged = `${RefreshToken.slice(0, -4)}AAAA`;

  for (const token of [forged, "nonsense", `${"x".repeat(5000)}`]) {
    const act = client.getTokensFromRefreshToken({ ClientId, RefreshToken: token });
    await expect(act).rejects.toThrow("Invalid Refresh Token");
  }
  for (const token of [IdToken, `${AccessToken.slice(0, -4)}AAAA`, "a.b.c"]) {
    await expect(client.getUser({ AccessToken: token })).rejects.toThrow("Invalid Access Token");
  }
});

test("tells a user who is not there from a wrong password by nothing", async () => {
  const { client, ClientId, signIn, mails } = await serveSignedIn();
  const wrong = { name: "NotAuthorizedException", message: "Incorrect username or password." };

  await expect(signIn("Wrong-password-1")).rejects.toMatchObject(wrong);
  await expect(signIn(password, "nobody@example.com")).rejects.toMatchObject(wrong);
  const forgot = await client.forgotPassword({ ClientId, Username: "nobody@example.com" });
  expect(forgot.CodeDeliveryDetails?.Destination).toBe("n***@e***");
  expect(mails).toEqual([]);
});

test("locks a user out after five wrong passwords, longer each time", async () => {
  const { signIn, clock } = await serveSignedIn();
  for (let i = 0; i < 5; i++) await expect(signIn("Wrong-password-1")).rejects.toThrow("Incorrect");

  await expect(signIn(password)).rejects.toThrow("Password attempts exceeded");
  clock.now += 1_000;
  await expect(signIn("Wrong-password-1")).rejects.toThrow("Incorrect");
  clock.now += 1_000;
  await expect(signIn(password)).rejects.toThrow("Password attempts exceeded");
  clock.now += 1_000;

  await expect(signIn(password)).resolves.toBeDefined();
});

test("refuses another client, another pool and flows that are not enabled", async () => {
  const { client, ClientId } = await serveCognito();
  const missing = { name: "ResourceNotFoundException" };

  await expect(client.forgotPassword({ ClientId: "other", Username: email })).rejects.toMatchObject(missing);
  await expect(client.listUsers({ UserPoolId: "us-east-1_other" })).rejects.toMatchObject(missing);
  await expect(client.initiateAuth({ ClientId, AuthFlow: "CUSTOM_AUTH" })).rejects.toMatchObject({
    name: "InvalidParameterException",
  });
});

test("answers a browser's preflight of the endpoint", async () => {
  const { endpoint } = await serveCognito();

  const response = await fetch(endpoint, {
    method: "OPTIONS",
    headers: {
      origin: "http://localhost:3000",
      "access-control-request-method": "POST",
      "access-control-request-headers": "content-type,x-amz-target",
    },
  });

  expect(response.status).toBe(204);
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  expect(response.headers.get("access-control-allow-headers")).toBe("content-type,x-amz-target");
});
