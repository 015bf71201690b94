import { createHmac, randomBytes, randomUUID } from "node:crypto";
import * as z from "zod/mini";
import type { Operation } from "../lib/json-service.ts";
import { parseInput } from "../lib/parse.ts";
import { incorrectSignIn, invalidParameter, notAuthorized } from "./errors.ts";
import { ClientId, Password, parseClientInput, Username } from "./inputs.ts";
import type { UserPool } from "./pool.ts";
import { beginExchange, type Exchange, isProof, newVerifier, type Verifier } from "./srp.ts";
import { requireConfirmed, type User } from "./users.ts";

const InitiateAuth = z.object({
  ClientId,
  AuthFlow: z.string(),
  AuthParameters: z._default(z.record(z.string(), z.string()), {}),
});

const RespondToAuthChallenge = z.object({
  ClientId,
  ChallengeName: z.string(),
  ChallengeResponses: z._default(z.record(z.string(), z.string()), {}),
});

const SrpParameters = z.object({ USERNAME: Username, SRP_A: z.string().check(z.maxLength(2000)) });
const PasswordParameters = z.object({ USERNAME: Username, PASSWORD: Password });
const RefreshParameters = z.object({ REFRESH_TOKEN: z.string() });

const PasswordVerifier = z.object({
  USERNAME: Username,
  PASSWORD_CLAIM_SECRET_BLOCK: z.string(),
  PASSWORD_CLAIM_SIGNATURE: z.string(),
  TIMESTAMP: z.string().check(z.maxLength(64)),
});

const GetTokensFromRefreshToken = z.object({ ClientId, RefreshToken: z.string() });
const RevokeToken = z.object({ ClientId, Token: z.string() });
const GlobalSignOut = z.object({ AccessToken: z.string() });

/** How long a client may take for its proof (https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html). */
const exchangeMs = 3 * 60_000;

/** Signing in, staying signed in and signing out. */
export function signInOperations(pool: UserPool): Record<string, Operation> {
  const exchanges = new Exchanges(pool);
  const flows = authFlows(pool, exchanges);
  return {
    InitiateAuth: (input) => {
      const { AuthFlow, AuthParameters } = parseClientInput(pool, InitiateAuth, input);
      const flow = Object.hasOwn(flows, AuthFlow) ? flows[AuthFlow] : undefined;
      if (!flow) throw invalidParameter(`${AuthFlow} is not enabled for the client`);
      return flow(AuthParameters);
    },
    RespondToAuthChallenge: (input) => {
      const request = parseClientInput(pool, RespondToAuthChallenge, input);
      if (request.ChallengeName !== "PASSWORD_VERIFIER") {
        throw invalidParameter(`The challenge ${request.ChallengeName} is not served here.`);
      }
      const user = exchanges.finish(parse(PasswordVerifier, request.ChallengeResponses));
      return signedIn(pool, user);
    },
    GetTokensFromRefreshToken: async (input) => {
      const { RefreshToken } = parseClientInput(pool, GetTokensFromRefreshToken, input);
      return { AuthenticationResult: await refresh(pool, RefreshToken) };
    },
    RevokeToken: (input) => pool.tokens.revoke(parseClientInput(pool, RevokeToken, input).Token),
    GlobalSignOut: async (input) => {
      const user = await pool.signedIn(parse(GlobalSignOut, input).AccessToken);
      pool.tokens.revokeAll(user.sub);
    },
  };
}

/** What `InitiateAuth` does with its parameters, by the name of the flow. */
function authFlows(pool: UserPool, exchanges: Exchanges): Record<string, Operation> {
  const refreshFlow: Operation = async (parameters) => ({
    ChallengeParameters: {},
    AuthenticationResult: await refresh(pool, parse(RefreshParameters, parameters).REFRESH_TOKEN),
  });
  return {
    USER_SRP_AUTH: (parameters) => exchanges.begin(parse(SrpParameters, parameters)),
    USER_PASSWORD_AUTH: async (parameters) => {
      const { USERNAME, PASSWORD } = parse(PasswordParameters, parameters);
      const user = pool.users.find(USERNAME);
      if (!user) throw incorrectSignIn();
      pool.passwords.prove(user, PASSWORD);
      return signedIn(pool, user);
    },
    REFRESH_TOKEN_AUTH: refreshFlow,
    REFRESH_TOKEN: refreshFlow,
  };
}

function parse<Schema extends z.ZodMiniType>(schema: Schema, input: unknown): z.infer<Schema> {
  return parseInput(schema, input, "InvalidParameterException");
}

function refresh(pool: UserPool, refreshToken: string) {
  return pool.tokens.refresh(refreshToken, (sub) => pool.users.find(sub));
}

async function signedIn(pool: UserPool, user: User) {
  requireConfirmed(user);
  return { ChallengeParameters: {}, AuthenticationResult: await pool.tokens.signIn(user) };
}

function hasPassword(user: User | undefined): user is User & Verifier {
  return user?.salt !== undefined && user.verifier !== undefined;
}

/** The SRP exchanges under way; they are short-lived and end with the process. */
class Exchanges {
  readonly #pool: UserPool;
  readonly #open = new Map<string, { exchange: Exchange; user: User | undefined; expiresAt: number }>();
  readonly #decoySecret = randomBytes(32);

  constructor(pool: UserPool) {
    this.#pool = pool;
  }

  /** The challenge for a client; for a user who is not there one that looks the same and cannot be met. */
  begin({ USERNAME, SRP_A }: z.infer<typeof SrpParameters>) {
    const now = this.#pool.now();
    for (const [block, { expiresAt }] of this.#open) if (expiresAt <= now) this.#open.delete(block);
    const user = this.#pool.users.find(USERNAME);
    const { sub, salt, verifier } = hasPassword(user) ? user : this.#decoy(USERNAME);
    const exchange = beginExchange(SRP_A, verifier);
    if (!exchange) throw invalidParameter("SRP_A is not valid.");
    const block = randomBytes(256).toString("base64");
    this.#open.set(block, { exchange, user, expiresAt: now + exchangeMs });
    return {
      ChallengeName: "PASSWORD_VERIFIER",
      ChallengeParameters: {
        SALT: salt,
        SECRET_BLOCK: block,
        SRP_B: exchange.b.toString(16),
        USERNAME: sub,
        USER_ID_FOR_SRP: sub,
      },
    };
  }

  /** The user whose password the client has proved to know. @throws AwsError `NotAuthorizedException` */
  finish(responses: z.infer<typeof PasswordVerifier>): User {
    const block = responses.PASSWORD_CLAIM_SECRET_BLOCK;
    const open = this.#open.get(block);
    this.#open.delete(block);
    if (!open || open.expiresAt <= this.#pool.now()) throw notAuthorized("Invalid session for the user.");
    const user = open.user && this.#pool.users.find(open.user.sub);
    if (!user) throw incorrectSignIn();
    const message = Buffer.concat([
      Buffer.from(this.#pool.name + user.sub),
      Buffer.from(block, "base64"),
      Buffer.from(responses.TIMESTAMP),
    ]);
    this.#pool.passwords.attempt(user, ({ verifier }) => {
      const unchanged = BigInt(`0x${verifier}`) === open.exchange.verifier;
      return unchanged && isProof(open.exchange, message, responses.PASSWORD_CLAIM_SIGNATURE);
    });
    return user;
  }

  #decoy(username: string) {
    const salt = createHmac("sha256", this.#decoySecret).update(username).digest("hex").slice(0, 32);
    const hex = createHmac("sha256", this.#decoySecret).update(`sub ${username}`).digest("hex");
    const sub = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    return { sub, salt, verifier: newVerifier("", randomUUID()).verifier };
  }
}
