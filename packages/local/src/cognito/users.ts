import { randomUUID } from "node:crypto";
import { AwsError } from "../lib/aws-error.ts";
import type { Store, Table } from "../lib/store.ts";
import { notAuthorized } from "./errors.ts";
import type { Verifier } from "./srp.ts";

/** A user of the pool, as it is kept. Times in ms since 1970. */
export interface User extends Partial<Verifier> {
  /** The user's id and username: a UUID. The e-mail address is an alias for it at sign-in. */
  sub: string;
  email: string;
  emailVerified: boolean;
  status: "UNCONFIRMED" | "CONFIRMED" | "FORCE_CHANGE_PASSWORD";
  createdAt: number;
  modifiedAt: number;
  /** Wrong passwords in a row, and until when a further try is refused unseen. */
  failures: number;
  lockedUntil: number;
}

/** @throws AwsError `UserNotConfirmedException`, or `NotAuthorizedException` while an administrator's password holds */
export function requireConfirmed(user: User): void {
  if (user.status === "UNCONFIRMED") {
    throw new AwsError("UserNotConfirmedException", "User is not confirmed.");
  }
  if (user.status === "FORCE_CHANGE_PASSWORD") {
    throw notAuthorized("The temporary password must be made permanent by AdminSetUserPassword.");
  }
}

/** The pool's users by id and by e-mail address, which is unique without regard to case. */
export class Users {
  readonly #store: Store;
  readonly #bySub: Table<User>;
  readonly #subs: Table<string>;
  readonly #now: () => number;

  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#bySub = store.table("cognito.users");
    this.#subs = store.table("cognito.emails");
    this.#now = now;
  }

  /** The user of an id or an e-mail address. */
  find(username: string): User | undefined {
    return this.#bySub.get(this.#subs.get(username.toLowerCase()) ?? username);
  }

  /** A new user without a password. @throws AwsError `UsernameExistsException` when the address is taken */
  insert(email: string, status: User["status"]): User {
    const now = this.#now();
    const user: User = {
      sub: randomUUID(),
      email: email.toLowerCase(),
      emailVerified: false,
      status,
      createdAt: now,
      modifiedAt: now,
      failures: 0,
      lockedUntil: 0,
    };
    return this.#store.transaction(() => {
      if (this.#subs.get(user.email)) {
        throw new AwsError("UsernameExistsException", "An account with the given email already exists.");
      }
      this.#subs.putSync(user.email, user.sub);
      this.#bySub.putSync(user.sub, user);
      return user;
    });
  }

  /** Changes what is given of a user who is there; answers the user as it is now. */
  update(sub: string, change: Partial<Omit<User, "sub" | "email">>): User | undefined {
    return this.#store.transaction(() => {
      const user = this.#bySub.get(sub);
      if (!user) return undefined;
      const changed = { ...user, ...change, modifiedAt: this.#now() };
      this.#bySub.putSync(sub, changed);
      return changed;
    });
  }

  remove(user: User): void {
    this.#store.transaction(() => {
      this.#subs.removeSync(user.email);
      this.#bySub.removeSync(user.sub);
    });
  }

  /** All users, by id. */
  list(): User[] {
    return [...this.#bySub.getRange().map(({ value }) => value)];
  }
}
