import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RDSData, type SqlParameter } from "@aws-sdk/client-rds-data";
import { paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3";
import type { ImageDetail, ImagePage } from "@image-content-search/core/contract";
import type { Detector } from "@image-content-search/core/events";
import { vi } from "vitest";
import * as z from "zod/mini";
import type { LocalInfo } from "../src/app/local-pages.ts";
import { startSystem } from "../src/app/system.ts";
import { developer } from "../src/lib/keyring.ts";
import { addLibrary } from "./folders.ts";

const endings: (() => Promise<void>)[] = [];

/** Stops all systems that were started. */
export async function endSystems(): Promise<void> {
  await Promise.all(endings.splice(0).map((end) => end()));
}

/** The whole system on free ports and a folder of its own, stopped when the file's tests have finished. */
export async function newSystem(
  databaseUrl?: string,
  detectors: readonly Detector[] = ["labels", "properties"],
): Promise<LocalInfo> {
  const dataFolder = await mkdtemp(join(tmpdir(), "ics-system-"));
  if (!databaseUrl) await addLibrary(dataFolder);
  const where = { port: 0, awsPort: 0, host: "127.0.0.1", dataFolder };
  const system = await startSystem({ ...where, databaseUrl, detectors });
  endings.push(async () => {
    await system.close();
    await rm(dataFolder, { recursive: true, force: true });
  });
  return system.info;
}

/** What every SDK client takes to speak to a system. */
export function clientOptions({ awsEndpoint, region }: LocalInfo) {
  return { endpoint: awsEndpoint, region, credentials: developer, maxAttempts: 1, forcePathStyle: true };
}

/** The first column of what a statement answers, a number or a text each. */
export async function queryColumn(info: LocalInfo, sql: string, parameters: SqlParameter[] = []) {
  const { records = [] } = await new RDSData(clientOptions(info)).executeStatement({
    resourceArn: info.databaseArn,
    secretArn: info.databaseSecretArn,
    database: info.databaseName,
    sql,
    parameters,
  });
  return records.map(([field]) => field?.longValue ?? field?.stringValue);
}

/** The keys of the bucket that begin with `prefix`, in order. */
export async function listKeys(info: LocalInfo, prefix = ""): Promise<string[]> {
  const keys: string[] = [];
  const client = new S3Client(clientOptions(info));
  for await (const page of paginateListObjectsV2({ client }, { Bucket: info.bucket, Prefix: prefix })) {
    for (const { Key = "" } of page.Contents ?? []) keys.push(Key);
  }
  return keys;
}

export interface HttpAnswer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
}

/** Speaks to the API as one user. */
export class ApiUser {
  constructor(
    readonly info: LocalInfo,
    readonly token: string,
  ) {}

  async call(method: string, path: string, body?: unknown): Promise<HttpAnswer> {
    const answer = await fetch(`${this.info.apiUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, "content-type": "application/json" },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : null };
  }

  announce(bytes: Buffer, filename = "picture.jpg", contentType = "image/jpeg"): Promise<HttpAnswer> {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return this.call("POST", "/uploads", { filename, contentType, byteSize: bytes.length, sha256 });
  }

  /** Announces and sends; answers the image's id. */
  async upload(bytes: Buffer, filename?: string, contentType?: string): Promise<string> {
    const { body } = await this.announce(bytes, filename, contentType);
    const put = await send(body.upload, bytes);
    if (!put.ok) throw new Error(`PUT: ${put.status} ${await put.text()}`);
    return body.imageId;
  }

  async image(imageId: string): Promise<ImageDetail> {
    return (await this.call("GET", `/images/${imageId}`)).body;
  }

  async search(q: string): Promise<ImagePage> {
    return (await this.call("GET", `/images?q=${encodeURIComponent(q)}`)).body;
  }

  /** The image once it is indexed or failed. */
  untilEnded(imageId: string): Promise<ImageDetail> {
    return vi.waitFor(
      async () => {
        const image = await this.image(imageId);
        if (image.status !== "indexed" && image.status !== "failed")
          throw new Error(`It is ${image.status}.`);
        return image;
      },
      { timeout: 50_000, interval: 100 },
    );
  }
}

/** Sends the bytes as an announcement's answer says. */
export function send({ method, url, headers }: UploadTarget, bytes: Buffer): Promise<Response> {
  return fetch(url, { method, headers, body: new Uint8Array(bytes) });
}

export interface UploadTarget {
  method: string;
  url: string;
  headers: Record<string, string>;
}

/** Signs a user in by password, as scripts do; the demo user unless another is named. */
export async function signIn(info: LocalInfo, user = info.demoUser): Promise<ApiUser & { idToken: string }> {
  const answer = await cognito(info, "InitiateAuth", {
    AuthFlow: "USER_PASSWORD_AUTH",
    ClientId: info.userPoolClientId,
    AuthParameters: { USERNAME: user.email, PASSWORD: user.password },
  });
  const { AccessToken, IdToken } = SignInAnswer.parse(answer).AuthenticationResult;
  return Object.assign(new ApiUser(info, AccessToken), { idToken: IdToken });
}

/** Signs a new user up with the code from the outbox, and in. */
export async function signUp(info: LocalInfo, email: string) {
  const password = "Another-password-1";
  const ClientId = info.userPoolClientId;
  await cognito(info, "SignUp", { ClientId, Username: email, Password: password });
  const mails = Mails.parse(await (await fetch(`${info.appUrl}/_local/outbox.json`)).json());
  const code = mails.find(({ to }) => to === email)?.code;
  await cognito(info, "ConfirmSignUp", { ClientId, Username: email, ConfirmationCode: code });
  return signIn(info, { email, password });
}

const SignInAnswer = z.object({
  AuthenticationResult: z.object({ AccessToken: z.string(), IdToken: z.string() }),
});
const Mails = z.array(z.object({ to: z.string(), code: z.string() }));

async function cognito({ awsEndpoint }: LocalInfo, operation: string, input: object) {
  const answer = await fetch(awsEndpoint, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify(input),
  });
  const body: unknown = await answer.json();
  if (!answer.ok) throw new Error(`${operation}: ${JSON.stringify(body)}`);
  return body;
}
