import { confirmSignUp, fetchAuthSession, getCurrentUser, signIn, signOut, signUp } from "@aws-amplify/auth";
import { expect, test } from "vitest";
import { configureAmplify } from "../../test/amplify.ts";
import { newStore, serveAws } from "../../test/aws.ts";
import type { Mail } from "./outbox.ts";
import { UserPool } from "./pool.ts";
import { cognitoService } from "./wire.ts";

const email = "ada@example.com";
const password = "Right-password-1";

/** A pool on the wire, and Amplify configured for it. */
async function serveAmplify() {
  const mails: Mail[] = [];
  const pool = await UserPool.open(newStore(), {
    endpoint: "http://pool.test",
    onMail: (mail) => mails.push(mail),
  });
  const { endpoint } = await serveAws((authenticate) => [cognitoService(pool, authenticate)]);
  configureAmplify({ userPoolId: pool.id, userPoolClientId: pool.clientId, userPoolEndpoint: endpoint });
  return { pool, mails };
}

test("Amplify signs up, signs in by SRP, refreshes and signs out", async () => {
  const { pool, mails } = await serveAmplify();

  const { nextStep } = await signUp({ username: email, password, options: { userAttributes: { email } } });
  expect(nextStep.signUpStep).toBe("CONFIRM_SIGN_UP");
  await confirmSignUp({ username: email, confirmationCode: mails[0]?.code ?? "" });
  await expect(signIn({ username: email, password })).resolves.toMatchObject({ isSignedIn: true });
  const first = await fetchAuthSession();
  const second = await fetchAuthSession({ forceRefresh: true });

  const sub = pool.users.find(email)?.sub;
  expect((await getCurrentUser()).userId).toBe(sub);
  expect(first.tokens?.accessToken.payload.sub).toBe(sub);
  const origin = first.tokens?.accessToken.payload.origin_jti;
  expect(second.tokens?.accessToken.payload.origin_jti).toBe(origin);
  expect(second.tokens?.accessToken.payload.jti).not.toBe(first.tokens?.accessToken.payload.jti);

  await signOut();
  const accessToken = String(second.tokens?.accessToken);
  await expect(pool.signedIn(accessToken)).rejects.toThrow("Access Token has been revoked");
});

test("Amplify's SRP refuses a wrong password and a user who is not there alike", async () => {
  const { pool } = await serveAmplify();
  pool.declareUser(email, password);
  const refused = { name: "NotAuthorizedException", message: "Incorrect username or password." };

  await expect(signIn({ username: email, password: "Wrong-password-1" })).rejects.toMatchObject(refused);
  await expect(signIn({ username: "nobody@example.com", password })).rejects.toMatchObject(refused);
});
