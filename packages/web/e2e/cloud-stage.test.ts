import { createHash } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type App, browserIsThere, visitApp } from "./app.ts";
import { askUserPool } from "./user.ts";

const hostedUiDomain = "sign-in.example.com";
const anyOrigin = { "access-control-allow-origin": "*" };

/** Has the API say what a stage in the cloud would. */
async function configure(page: Page, change: object): Promise<void> {
  await page.route("**/api/config", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), ...change } });
  });
}

interface Tokens {
  AccessToken: string;
  IdToken: string;
  RefreshToken: string;
}

/** Real ones, of the user. */
async function tokensOf({ url, user }: App): Promise<Tokens> {
  const answer = await askUserPool<{ AuthenticationResult: Tokens }>(url, "InitiateAuth", {
    AuthFlow: "USER_PASSWORD_AUTH",
    AuthParameters: { USERNAME: user.email, PASSWORD: user.password },
  });
  return answer.AuthenticationResult;
}

describe.runIf(browserIsThere())("a stage in the cloud", () => {
  let app: App;
  beforeAll(async () => {
    app = await visitApp();
  });
  afterAll(() => app.stop());

  test("signs in on the hosted page and comes back with a code that only this browser can use", async () => {
    const { AccessToken, IdToken, RefreshToken } = await tokensOf(app);
    const page = await app.newPage();
    await configure(page, { hostedUiDomain });
    const asked: URLSearchParams[] = [];
    await page.route(`https://${hostedUiDomain}/oauth2/authorize*`, (route) => {
      const query = new URL(route.request().url()).searchParams;
      asked.push(query);
      const location = `${query.get("redirect_uri")}?code=the-code&state=${query.get("state")}`;
      return route.fulfill({ status: 302, headers: { location } });
    });
    await page.route(`https://${hostedUiDomain}/oauth2/token`, (route) => {
      asked.push(new URLSearchParams(route.request().postData() ?? ""));
      const json = { access_token: AccessToken, id_token: IdToken, refresh_token: RefreshToken };
      return route.fulfill({ json, headers: anyOrigin });
    });

    await page.goto("/");
    await page.getByRole("button", { name: "Sign in with the hosted page" }).click();

    await page.getByRole("region", { name: "No photos yet" }).waitFor();
    const [authorize, token] = asked.map((query) => Object.fromEntries(query));
    expect(new URL(page.url()).search).toBe("");
    expect(authorize).toMatchObject({
      response_type: "code",
      redirect_uri: `${app.url}/`,
      scope: "openid email",
      code_challenge_method: "S256",
    });
    expect(token).toMatchObject({
      grant_type: "authorization_code",
      code: "the-code",
      redirect_uri: `${app.url}/`,
    });
    const hash = createHash("sha256").update(token?.code_verifier ?? "");
    expect(authorize?.code_challenge).toBe(hash.digest("base64url"));
  });

  test("shows no way to sign up where nobody can", async () => {
    const page = await app.newPage();
    await configure(page, { signUp: { open: false, emailDomains: [] } });

    await page.goto("/");
    await page.getByRole("button", { name: "Forgot password?" }).waitFor();

    expect(await page.getByRole("button", { name: "Create an account" }).count()).toBe(0);
    expect(await page.getByRole("button", { name: "Sign in with the hosted page" }).count()).toBe(0);
  });

  test("lets who was given an account choose a password at the first sign-in", async () => {
    const tokens = await tokensOf(app);
    const page = await app.newPage();
    const challenge = {
      ChallengeName: "NEW_PASSWORD_REQUIRED",
      ChallengeParameters: { requiredAttributes: "[]", userAttributes: "{}" },
      Session: "session",
    };
    const chosen: string[] = [];
    await page.route("http://127.0.0.1:*/", (route) => {
      const { ChallengeName, ChallengeResponses } = route.request().postDataJSON() ?? {};
      if (ChallengeName === "PASSWORD_VERIFIER")
        return route.fulfill({ json: challenge, headers: anyOrigin });
      if (ChallengeName !== challenge.ChallengeName) return route.fallback();
      chosen.push(ChallengeResponses.NEW_PASSWORD);
      return route.fulfill({ json: { AuthenticationResult: tokens }, headers: anyOrigin });
    });

    await page.goto("/");
    await page.getByLabel("Email").fill(app.user.email);
    await page.getByLabel("Password").fill("Sent-by-e-mail-1");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByLabel("New password").fill("Chosen-by-myself-1");
    await page.getByRole("button", { name: "Save and sign in" }).click();

    await page.getByRole("region", { name: "No photos yet" }).waitFor();
    expect(chosen).toEqual(["Chosen-by-myself-1"]);
  });

  test("says whose addresses can sign up", async () => {
    const page = await app.newPage();
    await configure(page, { signUp: { open: true, emailDomains: ["example.com", "example.org"] } });

    await page.goto("/");
    await page.getByRole("button", { name: "Create an account" }).click();

    await page.getByText("An address at example.com or example.org.").waitFor();
  });
});
