import { passwordPolicy } from "@image-content-search/core/contract";
import { formatChoice } from "../../lib/format.ts";
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
  if (name === "UserLambdaValidationException") return signUpWords(message);
  const refusals: Readonly<Record<string, string>> = words.refusals;
  return refusals[name] ?? words.unknown;
}

/** What the user pool says that a password lacks. */
const lacks = [
  ["length", /long enough/i],
  ["uppercase", /uppercase/i],
  ["lowercase", /lowercase/i],
  ["digit", /numeric/i],
  ["symbol", /symbol/i],
] as const;

function passwordWords(message: string): string {
  const { weakPassword, weakBecause, strongerPassword } = texts().auth;
  const [lack] = lacks.find(([, said]) => said.test(message)) ?? [];
  return weakPassword(lack ? weakBecause[lack] : strongerPassword);
}

/** Why one may not make an account, as `pre-sign-up` says it. */
function signUpWords(message: string): string {
  const { noSignUp, onlyDomains, unknown } = texts().auth;
  const domains = /addresses at (.+) can sign up here/.exec(message)?.[1];
  if (domains) return onlyDomains(formatChoice(domains.split(" or ")));
  return /nobody can sign up/i.test(message) ? noSignUp : unknown;
}

/** What a new password must be like. */
export function passwordHint(): string {
  return texts().auth.passwordHint(passwordPolicy.minLength);
}
