import { CognitoIdentityProvider } from "@aws-sdk/client-cognito-identity-provider";
import type { Mail } from "../src/cognito/outbox.ts";
import { UserPool } from "../src/cognito/pool.ts";
import { cognitoKeysService, cognitoService } from "../src/cognito/wire.ts";
import { newStore, serveAws } from "./aws.ts";

/** The user of most tests. */
export const email = "ada@example.com";
export const password = "Right-password-1";

/** A pool on the wire whose clock the test moves, and its client. */
export async function serveCognito(store = newStore()) {
  const clock = { now: Date.now() };
  const mails: Mail[] = [];
  const pool = await UserPool.open(store, {
    endpoint: "http://pool.test",
    now: () => clock.now,
    onMail: (mail) => mails.push(mail),
  });
  const config = await serveAws((authenticate) => [
    cognitoService(pool, authenticate),
    cognitoKeysService(pool),
  ]);
  const client = new CognitoIdentityProvider(config);
  const ClientId = pool.clientId;
  const signIn = (PASSWORD: string, USERNAME = email) =>
    client.initiateAuth({
      ClientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME, PASSWORD },
    });
  const signUp = (Username = email, Password = password) => client.signUp({ ClientId, Username, Password });
  const latestCode = () => mails.at(-1)?.code ?? "";
  return { client, clock, pool, ClientId, mails, signIn, signUp, latestCode, endpoint: config.endpoint };
}

/** As `serveCognito`, with a confirmed user who is signed in. */
export async function serveSignedIn() {
  const served = await serveCognito();
  served.pool.declareUser(email, password);
  const { AuthenticationResult } = await served.signIn(password);
  const { AccessToken = "", IdToken = "", RefreshToken = "" } = AuthenticationResult ?? {};
  return { ...served, AccessToken, IdToken, RefreshToken };
}
