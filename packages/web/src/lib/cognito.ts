import { cognitoUserPoolsTokenProvider } from "@aws-amplify/auth/cognito";
import { Amplify, fetchAuthSession } from "@aws-amplify/core";
import type { Config } from "@image-content-search/core/contract";
import { failUnreachable } from "./api-error.ts";
import { cognitoSettings } from "./cognito-settings.ts";

/** Who is signed in. */
export interface User {
  id: string;
  email: string;
}

/** Points Amplify at the user pool that the configuration names, and ends a sign-in that its page has begun. */
export async function configureCognito(config: Config): Promise<void> {
  const auth = { Cognito: cognitoSettings(config, window.location.origin) };
  // It waits for `configure` and then trades the code in the address for tokens.
  if (config.hostedUiDomain !== null) await import("@aws-amplify/auth/enable-oauth-listener");
  cognitoUserPoolsTokenProvider.setAuthConfig(auth);
  Amplify.configure({ Auth: auth }, { Auth: { tokenProvider: cognitoUserPoolsTokenProvider } });
}

/** The access token for the API, renewed when it is about to expire; undefined when nobody is signed in. */
export async function accessToken({ refresh }: { refresh: boolean }): Promise<string | undefined> {
  const { tokens } = await fetchAuthSession({ forceRefresh: refresh }).catch(failUnreachable);
  return tokens?.accessToken.toString();
}

/** Who is signed in in this browser. */
export async function findUser(): Promise<User | undefined> {
  const { tokens } = await fetchAuthSession();
  const id = tokens?.accessToken.payload.sub;
  if (id === undefined) return undefined;
  const email = tokens?.idToken?.payload.email;
  return { id, email: typeof email === "string" ? email : "" };
}

/** Signs out in this browser. */
export async function forgetUser(): Promise<void> {
  // A fifth of Amplify's code, which the first load has no use for.
  const { signOut } = await import("@aws-amplify/auth");
  await signOut();
}
