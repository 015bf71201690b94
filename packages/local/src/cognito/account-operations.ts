import * as z from "zod/mini";
import type { Operation } from "../lib/json-service.ts";
import { parseInput } from "../lib/parse.ts";
import { attributesOf, deliveryTo } from "./answers.ts";
import { codeExpired, codeMismatch, invalidParameter, notAuthorized } from "./errors.ts";
import { ClientId, Password, parseClientInput, requireEmail, Username } from "./inputs.ts";
import type { UserPool } from "./pool.ts";
import type { User } from "./users.ts";

const SignUp = z.object({
  ClientId,
  Username,
  Password,
  UserAttributes: z._default(z.array(z.object({ Name: z.string(), Value: z.string() })), []),
});
const ForUsername = z.object({ ClientId, Username });
const ConfirmSignUp = z.object({ ClientId, Username, ConfirmationCode: z.string() });
const ConfirmForgotPassword = z.object({ ClientId, Username, ConfirmationCode: z.string(), Password });
const ForAccessToken = z.object({ AccessToken: z.string() });
const ChangePassword = z.object({
  AccessToken: z.string(),
  PreviousPassword: Password,
  ProposedPassword: Password,
});

/**
 * Making an account, and what its owner does with it. Answers about users who are not there look like those about
 * users who are
 * (https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html).
 */
export function accountOperations(pool: UserPool): Record<string, Operation> {
  return { ...signUpOperations(pool), ...resetOperations(pool), ...ownerOperations(pool) };
}

function signUpOperations(pool: UserPool): Record<string, Operation> {
  return {
    SignUp: (input) => signUp(pool, parseClientInput(pool, SignUp, input)),
    ConfirmSignUp: (input) => {
      const request = parseClientInput(pool, ConfirmSignUp, input);
      const user = pool.users.find(request.Username);
      if (!user) throw codeExpired();
      requireUnconfirmed(user);
      pool.codes.redeem(user, "sign-up", request.ConfirmationCode);
      pool.users.update(user.sub, { status: "CONFIRMED", emailVerified: true });
    },
    ResendConfirmationCode: (input) => {
      const request = parseClientInput(pool, ForUsername, input);
      const user = pool.users.find(request.Username);
      if (user && user.status !== "UNCONFIRMED") throw invalidParameter("User is already confirmed.");
      if (user) pool.codes.send(user, "sign-up");
      return { CodeDeliveryDetails: deliveryTo(user?.email ?? request.Username) };
    },
  };
}

function resetOperations(pool: UserPool): Record<string, Operation> {
  return {
    ForgotPassword: (input) => {
      const request = parseClientInput(pool, ForUsername, input);
      const user = pool.users.find(request.Username);
      if (user?.emailVerified) pool.codes.send(user, "password");
      return { CodeDeliveryDetails: deliveryTo(user?.email ?? request.Username) };
    },
    ConfirmForgotPassword: (input) => {
      const request = parseClientInput(pool, ConfirmForgotPassword, input);
      const user = pool.users.find(request.Username);
      if (!user) throw codeMismatch();
      pool.passwords.check(request.Password);
      pool.codes.redeem(user, "password", request.ConfirmationCode);
      pool.passwords.set(user, request.Password, { status: "CONFIRMED" });
    },
  };
}

function ownerOperations(pool: UserPool): Record<string, Operation> {
  const owner = (input: unknown) =>
    pool.signedIn(parseInput(ForAccessToken, input, "InvalidParameterException").AccessToken);
  return {
    ChangePassword: async (input) => {
      const request = parseInput(ChangePassword, input, "InvalidParameterException");
      const user = await owner(input);
      pool.passwords.check(request.ProposedPassword);
      pool.passwords.prove(user, request.PreviousPassword);
      pool.passwords.set(user, request.ProposedPassword);
    },
    GetUser: async (input) => {
      const user = await owner(input);
      return { Username: user.sub, UserAttributes: attributesOf(user) };
    },
    DeleteUser: async (input) => {
      pool.deleteUser(await owner(input));
    },
  };
}

function signUp(pool: UserPool, request: z.infer<typeof SignUp>) {
  requireEmail(request.Username);
  const email = request.UserAttributes.find(({ Name }) => Name === "email")?.Value ?? request.Username;
  if (email.toLowerCase() !== request.Username.toLowerCase()) {
    throw invalidParameter("The attribute email differs from the username.");
  }
  pool.passwords.check(request.Password);
  const user = pool.users.insert(request.Username, "UNCONFIRMED");
  pool.passwords.set(user, request.Password);
  pool.codes.send(user, "sign-up");
  return { UserConfirmed: false, UserSub: user.sub, CodeDeliveryDetails: deliveryTo(user.email) };
}

function requireUnconfirmed(user: User): void {
  if (user.status !== "UNCONFIRMED") {
    throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
  }
}
