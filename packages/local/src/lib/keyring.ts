import { createHash } from "node:crypto";
import type { Authenticate } from "./service.ts";
import { verifySignature } from "./sigv4.ts";

/** An access key as AWS SDKs take it. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
}

/** The developer's key on the laptop, for `aws --endpoint-url`, scripts and SDKs; `test`/`test` works too. */
export const developer: Credentials = { accessKeyId: "local", secretAccessKey: "local" };

const developers = new Map([
  [developer.accessKeyId, developer.secretAccessKey],
  ["test", "test"],
]);

/** The key of one function: stands for its role. Derived, so that presigned URLs outlive a restart. */
export function functionCredentials(functionName: string): Credentials {
  const secret = createHash("sha256").update(`image-content-search/${functionName}`).digest("base64url");
  return { accessKeyId: `LOCALFN-${functionName}`, secretAccessKey: secret };
}

/** Accepts the developer's keys and those of the functions named. */
export function createAuthenticate(functionNames: readonly string[] = []): Authenticate {
  const secrets = new Map(developers);
  for (const { accessKeyId, secretAccessKey } of functionNames.map(functionCredentials)) {
    secrets.set(accessKeyId, secretAccessKey);
  }
  return (request, bodyHash) => verifySignature(request, (accessKeyId) => secrets.get(accessKeyId), bodyHash);
}
