import { signIn } from "@aws-amplify/auth";
import { cognitoUserPoolsTokenProvider } from "@aws-amplify/auth/cognito";
import { Amplify, ConsoleLogger } from "@aws-amplify/core";
import {
  Activity,
  Config,
  ErrorAnswer,
  ImageDetail,
  UploadAnswer,
  type UploadRequest,
} from "@image-content-search/core/contract";
import type * as z from "zod/mini";
import { CommandError, SiteError, unreachable } from "./errors.ts";

/** Who signs in. */
export interface Account {
  email: string;
  password: string;
}

/** What is announced; the site itself says which types it takes. */
export type Announcement = Omit<UploadRequest, "contentType"> & { contentType: string };

const longestMs = 60_000;

/** One account on a running site, deployed or on the laptop, by what the browser uses: its API and SRP. */
export class Site {
  readonly url: string;
  readonly config: Config;

  private constructor(url: string, config: Config) {
    this.url = url;
    this.config = config;
  }

  /** @throws CommandError when nothing answers there as the application does */
  static async open(url: string): Promise<Site> {
    const answer = await fetch(`${url}/api/config`, { signal: AbortSignal.timeout(longestMs) }).catch(
      (cause: unknown) => {
        throw new CommandError(`Nothing answers at ${url}. Is it running?`, { cause });
      },
    );
    const config = Config.safeParse(await answer.json().catch(() => undefined));
    if (!config.success) throw new CommandError(`${url} is not an Image Content Search.`);
    return new Site(url, config.data);
  }

  /** Signs in by SRP; Amplify keeps the tokens fresh. @throws CommandError */
  async signIn({ email, password }: Account): Promise<void> {
    // It warns of every endpoint that is not AWS's own, which the laptop's is not.
    ConsoleLogger.LOG_LEVEL = "ERROR";
    const { userPoolId, userPoolClientId, userPoolEndpoint } = this.config;
    const Cognito = { userPoolId, userPoolClientId, ...(userPoolEndpoint && { userPoolEndpoint }) };
    cognitoUserPoolsTokenProvider.setAuthConfig({ Cognito });
    Amplify.configure({ Auth: { Cognito } }, { Auth: { tokenProvider: cognitoUserPoolsTokenProvider } });
    const { isSignedIn } = await signIn({ username: email, password }).catch((cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new CommandError(`${email} could not sign in: ${reason}`, { cause });
    });
    if (!isSignedIn) throw new CommandError(`${email} has to sign in on ${this.url} once before.`);
  }

  /** Announces one picture. @throws SiteError */
  announce(picture: Announcement): Promise<UploadAnswer> {
    return this.#ask(UploadAnswer, "POST", "/uploads", picture);
  }

  /** @throws SiteError */
  image(imageId: string): Promise<ImageDetail> {
    return this.#ask(ImageDetail, "GET", `/images/${imageId}`);
  }

  /** @throws SiteError */
  activity(): Promise<Activity> {
    return this.#ask(Activity, "GET", "/activity");
  }

  async #ask<Schema extends z.ZodMiniType>(
    schema: Schema,
    method: string,
    path: string,
    body?: object,
  ): Promise<z.infer<Schema>> {
    let answer = await this.#send(method, path, body, false);
    // The token was good by this machine's clock and not by the server's, or was revoked.
    if (answer.status === 401) answer = await this.#send(method, path, body, true);
    const content: unknown = await answer.json().catch(() => undefined);
    if (!answer.ok) throw refusalOf(answer, content, `${method} ${path} answered ${answer.status}.`);
    const parsed = schema.safeParse(content);
    if (parsed.success) return parsed.data;
    throw new SiteError(`${method} ${path} gave an answer that this program does not understand.`, {
      status: answer.status,
      code: "unexpected-answer",
      passing: false,
    });
  }

  async #send(method: string, path: string, body: object | undefined, refresh: boolean): Promise<Response> {
    const authorization = `Bearer ${await this.#accessToken(refresh)}`;
    const answer = fetch(`${this.url}/api${path}`, {
      method,
      headers: { authorization, "content-type": "application/json" },
      signal: AbortSignal.timeout(longestMs),
      ...(body && { body: JSON.stringify(body) }),
    });
    return answer.catch((cause: unknown) => {
      throw unreachable(this.url, cause);
    });
  }

  async #accessToken(forceRefresh: boolean): Promise<string> {
    const tokens = await cognitoUserPoolsTokenProvider.getTokens({ forceRefresh }).catch((cause: unknown) => {
      throw unreachable("The user pool", cause);
    });
    if (tokens) return String(tokens.accessToken);
    const message = "The sign-in has ended. Run the same command again to go on.";
    throw new SiteError(message, { status: 401, code: "signed-out", passing: false });
  }
}

function refusalOf({ status, headers }: Response, content: unknown, otherwise: string): SiteError {
  const known = ErrorAnswer.safeParse(content);
  const seconds = Number(headers.get("retry-after"));
  return new SiteError(known.success ? known.data.error.message : otherwise, {
    status,
    code: status === 401 ? "signed-out" : known.success ? known.data.error.code : "unexpected-answer",
    passing: status === 408 || status === 429 || status >= 500,
    ...(seconds > 0 && { retryAfterMs: seconds * 1000 }),
  });
}
