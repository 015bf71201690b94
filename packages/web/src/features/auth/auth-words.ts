import { passwordPolicy } from "@image-content-search/core/contract";
import { texts } from "../../messages/index.ts";

function nameAndMessage(error: unknown): { name: string; message: string } {
  return error instanceof Error ? error : { name: "", message: "" };
}

/** What to tell a person about an error of the user pool. */
export function authWords(error: unknown): string {
  const words = texts().auth;
  const { name, message } = nameAndMessage(error);
  if (name === "NotAuthorizedException") {
    if (/attempts/i.test(message)) return words.tooManyWrong;
    if (/disabled/i.test(message)) return words.disabled;
    if (/not permitted/i.test(message)) return words.noSignUp;
    return words.wrongCredentials;
  }
  if (name === "InvalidPasswordException") return passwordWords(message);
  if (name === "InvalidParameterException") {
    return /password/i.test(message) ? passwordWords(message) : words.invalidForm;
  }
  if (name === "UserLambdaValidationException") return message.replace(/^PreSignUp failed with error /, "");
  const refusals: Readonly<Record<string, string>> = words.refusals;
  return refusals[name] ?? words.unknown;
}

function passwordWords(message: string): string {
  const { weakPassword, strongerPassword } = texts().auth;
  const reason = /policy: ?(.+)$/.exec(message)?.[1] ?? strongerPassword;
  return weakPassword(reason.charAt(0).toLowerCase() + reason.slice(1).replace(/\.$/, ""));
}

/** What a new password must be like. */
export function passwordHint(): string {
  return texts().auth.passwordHint(passwordPolicy.minLength);
}
