import { createHash } from "node:crypto";
import {
  type Activity,
  type CorrectionRequest,
  type ImageDetail,
  type ImagePage,
  UploadAnswer,
} from "@image-content-search/core/contract";

/** What the running system says of itself at `/_local/info`. */
export interface SystemInfo {
  appUrl: string;
  apiUrl: string;
  awsEndpoint: string;
  region: string;
  bucket: string;
  queueUrl: string;
  eventBusName: string;
  databaseArn: string;
  databaseName: string;
  databaseSecretArn: string;
  userPoolId: string;
  userPoolClientId: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  demoUser: { email: string; password: string };
}

/** What it holds and has cost, as `/_local/status` says. */
export interface SystemStatus {
  pid: number;
  queues: Record<string, QueueCounts & { dead: QueueCounts }>;
  asyncInvocations: number;
  functions: Record<
    string,
    { invocations: number; running: number; cpuMs: number; rss: number; pids: number[] }
  >;
  detectors: Record<"labels" | "text" | "moderation", { calls: number; cpuMs: number; wallMs: number }>;
  main: { cpuMs: number; rss: number };
}

interface QueueCounts {
  available: number;
  delayed: number;
  inFlight: number;
}

/** An answer that is no success. */
export class AnswerError extends Error {
  constructor(
    request: string,
    readonly status: number,
    body: string,
  ) {
    super(`${request}: ${status} ${body}`);
    this.name = "AnswerError";
  }
}

/** Longer than the API waits for anything. */
const patienceMs = 40_000;

/** Asks for JSON; undefined for an answer without a body. @throws AnswerError */
export async function readJson<Value>(url: string, init?: RequestInit): Promise<Value> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(patienceMs), ...init });
  const body = await answer.text();
  if (!answer.ok) throw new AnswerError(`${init?.method ?? "GET"} ${url}`, answer.status, body);
  return (body ? JSON.parse(body) : undefined) as Value;
}

/** The demo user's library on a running system, by the same HTTP calls that the browser makes. */
export class Library {
  readonly info: SystemInfo;
  #token: string;

  private constructor(info: SystemInfo, token: string) {
    this.info = info;
    this.#token = token;
  }

  /** Signs in. */
  static async open(appUrl: string): Promise<Library> {
    const info = await readJson<SystemInfo>(`${appUrl}/_local/info`);
    const library = new Library(info, "");
    await library.signIn();
    return library;
  }

  /** Gets a new access token; one lasts 15 minutes. */
  async signIn(): Promise<void> {
    const { awsEndpoint, userPoolClientId, demoUser } = this.info;
    const answer = await readJson<{ AuthenticationResult: { AccessToken: string } }>(awsEndpoint, {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": "AWSCognitoIdentityProviderService.InitiateAuth",
      },
      body: JSON.stringify({
        AuthFlow: "USER_PASSWORD_AUTH",
        ClientId: userPoolClientId,
        AuthParameters: { USERNAME: demoUser.email, PASSWORD: demoUser.password },
      }),
    });
    this.#token = answer.AuthenticationResult.AccessToken;
  }

  status(): Promise<SystemStatus> {
    return readJson(`${this.info.appUrl}/_local/status`);
  }

  /** Announces and sends one picture; answers its id. What is there already is a success. */
  async upload(bytes: Buffer, filename: string, contentType = "image/jpeg"): Promise<string> {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const announcement = { filename, contentType, byteSize: bytes.length, sha256 };
    const answer = UploadAnswer.parse(await this.#api("POST", "/uploads", announcement));
    if ("upload" in answer) {
      const { method, url, headers } = answer.upload;
      const put = await fetch(url, { method, headers, body: new Uint8Array(bytes) });
      if (!put.ok && put.status !== 412)
        throw new Error(`PUT ${filename}: ${put.status} ${await put.text()}`);
    }
    return answer.imageId;
  }

  image(imageId: string): Promise<ImageDetail> {
    return this.#api("GET", `/images/${imageId}`);
  }

  search(query: string, cursor?: string): Promise<ImagePage> {
    const parameters = new URLSearchParams({ q: query, limit: "200", ...(cursor && { cursor }) });
    return this.#api("GET", `/images?${parameters}`);
  }

  trash(imageId: string): Promise<void> {
    return this.#api("DELETE", `/images/${imageId}`);
  }

  restore(imageId: string): Promise<void> {
    return this.#api("POST", `/images/${imageId}/restore`);
  }

  correct(imageId: string, correction: CorrectionRequest): Promise<void> {
    return this.#api("PATCH", `/images/${imageId}`, correction);
  }

  /** Has everything tried again that failed; answers how many images had. */
  async retryFailed(): Promise<number> {
    const { counts } = await this.#api<Activity>("GET", "/activity");
    await this.#api("POST", "/activity/retry");
    return counts.failed;
  }

  #api<Value>(method: string, path: string, body?: object): Promise<Value> {
    return readJson<Value>(`${this.info.apiUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
  }
}
