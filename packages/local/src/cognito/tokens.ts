import { createHash, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import { exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify, SignJWT } from "jose";
import * as z from "zod/mini";
import type { Store, Table } from "../lib/store.ts";
import { notAuthorized } from "./errors.ts";
import type { User } from "./users.ts";

/** What a sign-in answers, in Cognito's words; `ExpiresIn` in seconds. */
export interface AuthenticationResult {
  AccessToken: string;
  IdToken: string;
  RefreshToken?: string;
  ExpiresIn: number;
  TokenType: "Bearer";
}

/** One sign-in: what its refresh token stands for. Gone means revoked. Times in ms since 1970. */
interface Session {
  secretHash: string;
  signedInAt: number;
  expiresAt: number;
}

const AccessClaims = z.object({
  sub: z.string(),
  origin_jti: z.string(),
  token_use: z.literal("access"),
});

type Key = Awaited<ReturnType<typeof importJWK>>;

const refreshTokenMs = 30 * 24 * 3_600_000;

/** Who issues tokens and to whom. */
export interface Issuer {
  /** The pool's URL, `iss` of every token. */
  url: string;
  clientId: string;
  /** Life of id and access tokens in seconds. */
  tokenSeconds: number;
}

/** Issues, checks and revokes the pool's tokens (https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html). */
export class Tokens {
  readonly #sessions: Table<Session>;

  private constructor(
    store: Store,
    private readonly issuer: Issuer,
    private readonly publicJwk: JWK,
    private readonly keys: { sign: Key; verify: Key },
    private readonly now: () => number,
  ) {
    this.#sessions = store.table("cognito.sessions");
  }

  /** Opens the store's key pair; makes one the first time. */
  static async open(store: Store, issuer: Issuer, now: () => number): Promise<Tokens> {
    const table = store.table<JWK>("cognito.keys");
    let jwk = table.get("signing");
    if (!jwk) {
      const { privateKey } = await generateKeyPair("RS256", { extractable: true });
      const kid = randomBytes(32).toString("base64");
      jwk = { ...(await exportJWK(privateKey)), kid, alg: "RS256", use: "sig" };
      table.putSync("signing", jwk);
    }
    const { d, p, q, dp, dq, qi, ...publicJwk } = jwk;
    const keys = { sign: await importJWK(jwk), verify: await importJWK(publicJwk) };
    return new Tokens(store, issuer, publicJwk, keys, now);
  }

  /** The public keys, as JWKS. */
  jwks(): { keys: JWK[] } {
    return { keys: [this.publicJwk] };
  }

  /** Begins a session: all three tokens. */
  async signIn(user: User): Promise<AuthenticationResult> {
    const [originJti, secret] = [randomUUID(), randomBytes(48).toString("base64url")];
    const signedInAt = this.now();
    const session = { secretHash: sha256(secret), signedInAt, expiresAt: signedInAt + refreshTokenMs };
    this.#sessions.putSync(`${user.sub}/${originJti}`, session);
    const tokens = await this.#issue(user, originJti, signedInAt);
    return { ...tokens, RefreshToken: `${user.sub}.${originJti}.${secret}` };
  }

  /** New id and access tokens of a session. @throws AwsError `NotAuthorizedException` when it has ended */
  async refresh(
    refreshToken: string,
    findUser: (sub: string) => User | undefined,
  ): Promise<AuthenticationResult> {
    const { sub, originJti, session } = this.#session(refreshToken);
    const user = findUser(sub);
    if (!user) throw notAuthorized("Invalid Refresh Token");
    return this.#issue(user, originJti, session.signedInAt);
  }

  /** Ends the session of a refresh token; one that has ended already is as good. @throws AwsError for none of ours */
  revoke(refreshToken: string): void {
    const { key } = readRefreshToken(refreshToken);
    if (!this.#sessions.get(key)) return;
    this.#session(refreshToken);
    this.#sessions.removeSync(key);
  }

  /** Ends all sessions of a user. */
  revokeAll(sub: string): void {
    for (const key of [...this.#sessions.getKeys({ start: `${sub}/`, end: `${sub}0` })]) {
      this.#sessions.removeSync(key);
    }
  }

  /** The user's id in an access token of a session that goes on. @throws AwsError `NotAuthorizedException` */
  async verifyAccess(accessToken: string): Promise<string> {
    const { issuer, keys, now } = this;
    const verified = await jwtVerify(accessToken, keys.verify, {
      issuer: issuer.url,
      algorithms: ["RS256"],
      currentDate: new Date(now()),
    }).catch((cause: unknown) => {
      const expired = cause instanceof Error && cause.name === "JWTExpired";
      throw notAuthorized(expired ? "Access Token has expired" : "Invalid Access Token");
    });
    const claims = AccessClaims.safeParse(verified.payload);
    if (!claims.success) throw notAuthorized("Invalid Access Token");
    if (!this.#sessions.get(`${claims.data.sub}/${claims.data.origin_jti}`)) {
      throw notAuthorized("Access Token has been revoked");
    }
    return claims.data.sub;
  }

  #session(refreshToken: string): { sub: string; originJti: string; session: Session } {
    const { sub, originJti, secret, key } = readRefreshToken(refreshToken);
    const session = this.#sessions.get(key);
    if (!session) throw notAuthorized("Refresh Token has been revoked");
    if (!timingSafeEqual(Buffer.from(sha256(secret)), Buffer.from(session.secretHash))) {
      throw notAuthorized("Invalid Refresh Token");
    }
    if (session.expiresAt <= this.now()) throw notAuthorized("Refresh Token has expired");
    return { sub, originJti, session };
  }

  async #issue(user: User, originJti: string, signedInAt: number): Promise<AuthenticationResult> {
    const { clientId, tokenSeconds } = this.issuer;
    const common = {
      sub: user.sub,
      origin_jti: originJti,
      event_id: randomUUID(),
      auth_time: Math.floor(signedInAt / 1000),
    };
    const [AccessToken, IdToken] = await Promise.all([
      this.#sign({
        ...common,
        client_id: clientId,
        token_use: "access",
        scope: "aws.cognito.signin.user.admin",
        username: user.sub,
      }),
      this.#sign({
        ...common,
        aud: clientId,
        token_use: "id",
        email: user.email,
        email_verified: user.emailVerified,
        "cognito:username": user.sub,
      }),
    ]);
    return { AccessToken, IdToken, ExpiresIn: tokenSeconds, TokenType: "Bearer" };
  }

  async #sign(claims: Record<string, unknown>): Promise<string> {
    const { issuer, keys, now, publicJwk } = this;
    const at = Math.floor(now() / 1000);
    return new SignJWT(claims)
      .setProtectedHeader({ kid: publicJwk.kid ?? "", alg: "RS256" })
      .setIssuer(issuer.url)
      .setIssuedAt(at)
      .setExpirationTime(at + issuer.tokenSeconds)
      .setJti(randomUUID())
      .sign(keys.sign);
  }
}

function readRefreshToken(token: string): { sub: string; originJti: string; secret: string; key: string } {
  const [, sub = "", originJti = "", secret = ""] =
    /^([0-9a-f-]{36})\.([0-9a-f-]{36})\.(.+)$/.exec(token) ?? [];
  if (!secret) throw notAuthorized("Invalid Refresh Token");
  return { sub, originJti, secret, key: `${sub}/${originJti}` };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
