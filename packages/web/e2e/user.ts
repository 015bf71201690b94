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

/** Signs somebody up whom the system at an address does not know yet. */
export async function newUser(url: string): Promise<User> {
  const user = { email: `${randomUUID()}@example.com`, password: "Test-password-1" };
  const { awsEndpoint, userPoolClientId }: Info = await (await fetch(`${url}/_local/info`)).json();
  const ask = async (operation: string, input: object) => {
    const answer = await fetch(awsEndpoint, {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify({ ClientId: userPoolClientId, Username: user.email, ...input }),
    });
    if (!answer.ok) throw new Error(`${operation}: ${answer.status} ${await answer.text()}`);
  };
  await ask("SignUp", { Password: user.password });
  await ask("ConfirmSignUp", { ConfirmationCode: await lastCodeTo(user.email, url) });
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
