import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import { createAuthorizer } from "./authorizer.ts";

const issuer = "http://pool.test/us-east-1_pool";
const clientId = "client";
const pair = await generateKeyPair("RS256");
const stranger = await generateKeyPair("RS256");
const authorize = createAuthorizer({
  issuer,
  clientId,
  jwks: { keys: [{ ...(await exportJWK(pair.publicKey)), kid: "k1", alg: "RS256" }] },
});

/** An access token of the pool unless claims, life in seconds, key or key's name are given. */
function newToken(claims: object = {}, { seconds = 900, key = pair.privateKey, kid = "k1" } = {}) {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ sub: "ada", token_use: "access", client_id: clientId, iss: issuer, ...claims })
    .setProtectedHeader({ alg: "RS256", kid })
    .setIssuedAt(now)
    .setExpirationTime(now + seconds)
    .sign(key);
}

test("answers the claims of an access token, whatever the case of the scheme", async () => {
  const token = await newToken();

  expect(await authorize(`Bearer ${token}`)).toMatchObject({ sub: "ada", client_id: clientId });
  expect(await authorize(`bearer ${token}`)).toMatchObject({ sub: "ada" });
});

describe("answers undefined for", () => {
  test.each([
    ["a token that has expired", () => newToken({}, { seconds: -1 })],
    ["a token of another client", () => newToken({ client_id: "another" })],
    ["a token of another pool", () => newToken({ iss: "http://pool.test/another" })],
    ["an id token", () => newToken({ token_use: "id", aud: clientId })],
    ["a token that is not valid yet", () => newToken({ nbf: Math.floor(Date.now() / 1000) + 600 })],
    ["a foreign key under a known name", () => newToken({}, { key: stranger.privateKey })],
    ["a key that nobody knows", () => newToken({}, { kid: "k2" })],
    ["half a token", async () => (await newToken()).split(".").slice(0, 2).join(".")],
  ])("%s", async (_what, make) => {
    expect(await authorize(`Bearer ${await make()}`)).toBeUndefined();
  });

  test("a secret made of the public key", async () => {
    const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(pair.publicKey)));
    const claims = { sub: "ada", token_use: "access", client_id: clientId, iss: issuer };
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: "HS256", kid: "k1" })
      .setExpirationTime("1h")
      .sign(secret);

    expect(await authorize(`Bearer ${token}`)).toBeUndefined();
  });

  test.each([undefined, "", "Bearer", "Bearer ", "Basic YTpi"])("the header %j", async (header) => {
    expect(await authorize(header)).toBeUndefined();
  });
});
