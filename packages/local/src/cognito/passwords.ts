import { passwordPolicy } from "@image-content-search/core/contract";
import { AwsError } from "../lib/aws-error.ts";
import { incorrectSignIn, notAuthorized } from "./errors.ts";
import { isPassword, newVerifier, type Verifier } from "./srp.ts";
import type { User, Users } from "./users.ts";

const policy = [
  { rule: new RegExp(`^.{${passwordPolicy.minLength},256}$`, "s"), words: "Password not long enough" },
  { rule: /[A-Z]/, words: "Password must have uppercase characters" },
  { rule: /[a-z]/, words: "Password must have lowercase characters" },
  { rule: /[0-9]/, words: "Password must have numeric characters" },
  { rule: /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/, words: "Password must have symbol characters" },
];

/** The pool's password policy, as Cognito describes it. */
export const describedPolicy = {
  MinimumLength: passwordPolicy.minLength,
  RequireUppercase: passwordPolicy.requireUppercase,
  RequireLowercase: passwordPolicy.requireLowercase,
  RequireNumbers: passwordPolicy.requireDigits,
  RequireSymbols: passwordPolicy.requireSymbols,
};

/** Wrong passwords in a row that cost nothing, and the longest wait in ms that more of them cost. */
const freeFailures = 5;
const longestLockMs = 15 * 60_000;

/** Sets, checks and proves the users' passwords; only SRP verifiers are kept. */
export class Passwords {
  readonly #poolName: string;
  readonly #users: Users;
  readonly #now: () => number;

  /** `poolName` is what follows the underscore in the pool's id. */
  constructor(poolName: string, users: Users, now: () => number) {
    this.#poolName = poolName;
    this.#users = users;
    this.#now = now;
  }

  /** @throws AwsError `InvalidPasswordException` that says what is missing */
  check(password: string): void {
    const broken = policy.find(({ rule }) => !rule.test(password));
    if (!broken) return;
    const message = `Password did not conform with policy: ${broken.words}`;
    throw new AwsError("InvalidPasswordException", message);
  }

  /** Gives the user a password that conforms with the policy. @throws AwsError as `check` */
  set(user: User, password: string, change: Partial<Pick<User, "status" | "emailVerified">> = {}): void {
    this.check(password);
    const verifier = newVerifier(this.#poolName + user.sub, password);
    this.#users.update(user.sub, { ...verifier, ...change, failures: 0, lockedUntil: 0 });
  }

  /** @throws AwsError `NotAuthorizedException` unless it is the user's password */
  prove(user: User, password: string): void {
    this.attempt(user, (kept) => isPassword(this.#poolName + user.sub, password, kept));
  }

  /**
   * Runs one proof. After five failures in a row each one more locks the user out, for 1 s and then twice as long
   * each time, to 15 minutes at most
   * (https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow-lockout-behavior.html).
   * @throws AwsError `NotAuthorizedException`
   */
  attempt(user: User, proof: (kept: Verifier) => boolean): void {
    const now = this.#now();
    if (now < user.lockedUntil) throw notAuthorized("Password attempts exceeded");
    const { salt, verifier } = user;
    if (salt && verifier && proof({ salt, verifier })) {
      if (user.failures > 0) this.#users.update(user.sub, { failures: 0, lockedUntil: 0 });
      return;
    }
    const failures = user.failures + 1;
    const lockMs =
      failures < freeFailures ? 0 : Math.min(1000 * 2 ** (failures - freeFailures), longestLockMs);
    this.#users.update(user.sub, { failures, lockedUntil: now + lockMs });
    throw incorrectSignIn();
  }
}
