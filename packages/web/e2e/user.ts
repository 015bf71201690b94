import { randomUUID } from "node:crypto";

/** Who can sign in. */
export interface User {
  email: string;
  password: string;
}

/** Whom every system on a laptop knows. */
export const demoUser: User = { email: "demo@example.com", password: "Demo-password-1" };

interface Info {
  awsEndpoint: string;
  userPoolClientId: string;
}

/** Calls an operation of the user pool at an address that needs nobody signed in. @throws Error when it refuses */
export async function askUserPool<Answer>(url: string, operation: string, input: object): Promise<Answer> {
  const { awsEndpoint, userPoolClientId }: Info = await (await fetch(`${url}/_local/info`)).json();
  const answer = await fetch(awsEndpoint, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify({ ClientId: userPoolClientId, ...input }),
  });
  if (!answer.ok) throw new Error(`${operation}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** Signs somebody up whom the system at an address does not know yet. */
export async function newUser(url: string): Promise<User> {
  const user = { email: `${randomUUID()}@example.com`, password: "Test-password-1" };
  await askUserPool(url, "SignUp", { Username: user.email, Password: user.password });
  const code = await lastCodeTo(user.email, url);
  await askUserPool(url, "ConfirmSignUp", { Username: user.email, ConfirmationCode: code });
  return user;
}

interface Mail {
  to: string;
  code: string;
}

/** The code of the last mail to an address, if there is one. */
export async function lastCodeTo(email: string, url: string): Promise<string | undefined> {
  const mails: Mail[] = await (await fetch(`${url}/_local/outbox.json`)).json();
  return mails.find(({ to }) => to === email)?.code;
}
