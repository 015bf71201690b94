import { confirmSignIn, type SignInOutput, signIn, signOut } from "@aws-amplify/auth";
import { enterSession } from "../../lib/session.ts";
import type { AuthStep } from "./auth-steps.ts";

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}

/** Signs in by SRP. Answers the step that must come first, or undefined once the session stands. */
export async function signInWith(email: string, password: string): Promise<AuthStep | undefined> {
  return follow(await signInAfresh(email, password), email, password);
}

/** Gives an account that an administrator made its owner's password, and goes on as `signInWith` does. */
export async function choosePassword(email: string, password: string): Promise<AuthStep | undefined> {
  return follow(await confirmSignIn({ challengeResponse: password }), email, password);
}

async function follow(
  { nextStep }: SignInOutput,
  email: string,
  password: string,
): Promise<AuthStep | undefined> {
  switch (nextStep.signInStep) {
    case "DONE":
      await enterSession();
      return undefined;
    case "CONFIRM_SIGN_UP":
      return { name: "confirm", email, password };
    case "CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED":
      return { name: "new-password", email };
    case "RESET_PASSWORD":
      return { name: "forgot", email };
    default:
      throw new Error(`unsupported sign-in step ${nextStep.signInStep}`);
  }
}

async function signInAfresh(email: string, password: string) {
  const input = { username: email.trim(), password };
  try {
    return await signIn(input);
  } catch (error) {
    if (!isNamed(error, "UserAlreadyAuthenticatedException")) throw error;
    await signOut();
    return signIn(input);
  }
}
