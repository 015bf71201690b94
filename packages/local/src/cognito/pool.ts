import { randomBytes, randomInt } from "node:crypto";
import type { Store } from "../lib/store.ts";
import { Codes } from "./codes.ts";
import { notAuthorized } from "./errors.ts";
import { type Mail, Outbox } from "./outbox.ts";
import { Passwords } from "./passwords.ts";
import { Tokens } from "./tokens.ts";
import { type User, Users } from "./users.ts";

/** How the pool is opened. */
export interface PoolOptions {
  /** The endpoint's URL without a slash at its end; `iss` of all tokens is `{endpoint}/{poolId}`. */
  endpoint: string;
  region?: string;
  /** Life of id and access tokens in seconds; 15 minutes unless given. */
  tokenSeconds?: number;
  /** Takes each mail as it would be sent, for the terminal. */
  onMail?: (mail: Mail) => void;
  /** The time in ms since 1970. */
  now?: () => number;
}

interface Ids {
  poolId: string;
  clientId: string;
}

/**
 * The one user pool with its one client, both kept with their ids in the store. Users sign in with their e-mail
 * address; user existence errors are prevented.
 */
export class UserPool {
  private constructor(
    readonly id: string,
    readonly clientId: string,
    readonly url: string,
    readonly now: () => number,
    readonly users: Users,
    readonly passwords: Passwords,
    readonly codes: Codes,
    readonly tokens: Tokens,
    readonly outbox: Outbox,
  ) {}

  /** Opens the store's pool; makes it the first time. */
  static async open(store: Store, options: PoolOptions): Promise<UserPool> {
    const { endpoint, region = "us-east-1", tokenSeconds = 900, onMail = () => {}, now = Date.now } = options;
    const { poolId, clientId } = openIds(store, region);
    const url = `${endpoint}/${poolId}`;
    const users = new Users(store, now);
    const outbox = new Outbox(store, onMail);
    const codes = new Codes(store, outbox, now);
    const tokens = await Tokens.open(store, { url, clientId, tokenSeconds }, now);
    const passwords = new Passwords(poolName(poolId), users, now);
    return new UserPool(poolId, clientId, url, now, users, passwords, codes, tokens, outbox);
  }

  get arn(): string {
    return `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${this.id}`;
  }

  /** What follows the underscore in the pool's id. */
  get name(): string {
    return poolName(this.id);
  }

  /** Makes a confirmed user unless the address has one; answers its `sub`. */
  declareUser(email: string, password: string): string {
    const known = this.users.find(email);
    if (known) return known.sub;
    this.passwords.check(password);
    const user = this.users.insert(email, "CONFIRMED");
    this.passwords.set(user, password, { emailVerified: true });
    return user.sub;
  }

  /** Deletes a user with all tokens and codes. */
  deleteUser(user: User): void {
    this.tokens.revokeAll(user.sub);
    this.codes.remove(user);
    this.users.remove(user);
  }

  /** The user whose access token it is. @throws AwsError `NotAuthorizedException` */
  async signedIn(accessToken: string): Promise<User> {
    const user = this.users.find(await this.tokens.verifyAccess(accessToken));
    if (!user) throw notAuthorized("Access Token has been revoked");
    return user;
  }
}

function poolName(poolId: string): string {
  return poolId.slice(poolId.indexOf("_") + 1);
}

function openIds(store: Store, region: string): Ids {
  const table = store.table<Ids>("cognito.pool");
  const known = table.get("ids");
  if (known) return known;
  const name = `${String.fromCharCode(65 + randomInt(26))}${randomBytes(4).toString("hex")}`;
  const clientId = Array.from({ length: 26 }, () => randomInt(36).toString(36)).join("");
  const ids = { poolId: `${region}_${name}`, clientId };
  table.putSync("ids", ids);
  return ids;
}
