import { signIn } from "@aws-amplify/auth";
import { cognitoUserPoolsTokenProvider } from "@aws-amplify/auth/cognito";
import { Amplify } from "@aws-amplify/core";

interface UserPoolConfig {
  userPoolId: string;
  userPoolClientId: string;
  userPoolEndpoint: string;
}

/** Configures Amplify as the browser does, with its tokens in memory. */
export function configureAmplify(Cognito: UserPoolConfig): void {
  const tokens = new Map<string, string>();
  cognitoUserPoolsTokenProvider.setKeyValueStorage({
    getItem: async (key) => tokens.get(key) ?? null,
    setItem: async (key, value) => void tokens.set(key, value),
    removeItem: async (key) => void tokens.delete(key),
    clear: async () => tokens.clear(),
  });
  cognitoUserPoolsTokenProvider.setAuthConfig({ Cognito });
  Amplify.configure({ Auth: { Cognito } }, { Auth: { tokenProvider: cognitoUserPoolsTokenProvider } });
}

/** Signs in by SRP; answers the access token. @throws Error unless that is all there is to do */
export async function signInBySrp(username: string, password: string): Promise<string> {
  const { isSignedIn, nextStep } = await signIn({ username, password });
  if (!isSignedIn) throw new Error(`The sign-in goes on with ${nextStep.signInStep}.`);
  const tokens = await cognitoUserPoolsTokenProvider.getTokens();
  return String(tokens?.accessToken);
}
