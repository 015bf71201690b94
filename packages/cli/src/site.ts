import { createHash } from "node:crypto";
import { signIn } from "@aws-amplify/auth";
import { cognitoUserPoolsTokenProvider } from "@aws-amplify/auth/cognito";
import { Amplify } from "@aws-amplify/core";
import { Config, ImageDetail, UploadAnswer } from "@image-content-search/core/contract";
import type * as z from "zod/mini";

/** Who signs in. */
export interface Account {
  email: string;
  password: string;
}

/** A picture as it is sent. */
export interface PictureFile {
  filename: string;
  contentType: string;
  bytes: Buffer;
}

/** One account on a running site, deployed or on the laptop, by what the browser uses: its API and SRP. */
export class Site {
  readonly url: string;
  readonly config: Config;

  private constructor(url: string, config: Config) {
    this.url = url;
    this.config = config;
  }

  /** @throws Error in a sentence when nothing answers there as the application does */
  static async open(url: string): Promise<Site> {
    const answer = await fetch(`${url}/api/config`).catch((cause: unknown) => {
      throw new Error(`Nothing answers at ${url}. Is it running?`, { cause });
    });
    const config = Config.safeParse(await answer.json().catch(() => undefined));
    if (!config.success) throw new Error(`${url} is not an Image Content Search.`);
    return new Site(url, config.data);
  }

  /** Signs in by SRP; Amplify keeps the tokens fresh. @throws Error in a sentence */
  async signIn({ email, password }: Account): Promise<void> {
    const { userPoolId, userPoolClientId, userPoolEndpoint } = this.config;
    const Cognito = { userPoolId, userPoolClientId, ...(userPoolEndpoint && { userPoolEndpoint }) };
    cognitoUserPoolsTokenProvider.setAuthConfig({ Cognito });
    Amplify.configure({ Auth: { Cognito } }, { Auth: { tokenProvider: cognitoUserPoolsTokenProvider } });
    const { isSignedIn } = await signIn({ username: email, password }).catch((cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`${email} could not sign in: ${reason}`, { cause });
    });
    if (!isSignedIn) throw new Error(`${email} has to sign in on ${this.url} once before.`);
  }

  /** Announces and sends one picture; answers its id, and whether the library had it. @throws Error in a sentence */
  async upload({
    filename,
    contentType,
    bytes,
  }: PictureFile): Promise<{ imageId: string; duplicate: boolean }> {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const body = { filename, contentType, byteSize: bytes.length, sha256 };
    const announced = await this.#ask(UploadAnswer, "POST", "/uploads", body);
    if (!("upload" in announced)) return { imageId: announced.imageId, duplicate: true };
    const { method, url, headers } = announced.upload;
    const put = await fetch(url, { method, headers, body: new Uint8Array(bytes) });
    // 412: it is there already.
    if (!put.ok && put.status !== 412) throw new Error(`The bucket refused ${filename}: ${await put.text()}`);
    return { imageId: announced.imageId, duplicate: false };
  }

  image(imageId: string): Promise<ImageDetail> {
    return this.#ask(ImageDetail, "GET", `/images/${imageId}`);
  }

  async #ask<Schema extends z.ZodMiniType>(
    schema: Schema,
    method: string,
    path: string,
    body?: object,
  ): Promise<z.infer<Schema>> {
    const tokens = await cognitoUserPoolsTokenProvider.getTokens();
    const answer = await fetch(`${this.url}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${tokens?.accessToken}`, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    const content = await answer.json().catch(() => undefined);
    if (answer.ok) return schema.parse(content);
    throw new Error(content?.error?.message ?? `${method} ${path} answered ${answer.status}.`);
  }
}
