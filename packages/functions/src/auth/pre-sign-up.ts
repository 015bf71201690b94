import type { PreSignUpTriggerEvent } from "aws-lambda";
import { environment } from "../lib/environment.ts";
import { findSignUpRefusal, readSignUp } from "../lib/sign-up.ts";

/**
 * Lets those make an account who may; whom an administrator makes one for, always
 * (https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html).
 * @throws what Cognito tells the person, which ends it with a full stop
 */
export async function handler(event: PreSignUpTriggerEvent): Promise<PreSignUpTriggerEvent> {
  if (event.triggerSource === "PreSignUp_AdminCreateUser") return event;
  const signUp = readSignUp(environment("SIGN_UP"));
  const refusal = findSignUpRefusal(signUp, event.request.userAttributes.email ?? "");
  if (refusal) throw new Error(refusal);
  return event;
}
