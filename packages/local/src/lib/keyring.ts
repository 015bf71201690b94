import { createHash } from "node:crypto";
import { AwsError } from "./aws-error.ts";
import type { Authenticate } from "./service.ts";
import { type Signature, verifySignature } from "./sigv4.ts";

/** An access key as AWS SDKs take it. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
}

/** One statement of a policy: IAM actions, and the ARN of what they may be done to, which may end with `*`. */
export interface Statement {
  actions: readonly string[];
  resource: string;
}

/** Who signed a request, and what he may do. */
export interface Principal extends Signature {
  allows(action: string, resource: string): boolean;
  /** @throws AwsError 403 for what his policy does not allow, in IAM's words */
  authorize(action: string, resource: string): void;
}

/** The developer's key on the laptop, for `aws --endpoint-url`, scripts and SDKs; `test`/`test` works too. */
export const developer: Credentials = { accessKeyId: "local", secretAccessKey: "local" };

const developers: readonly Credentials[] = [developer, { accessKeyId: "test", secretAccessKey: "test" }];
const everything: readonly Statement[] = [{ actions: ["*"], resource: "*" }];

/** What the ids of all functions' keys begin with. */
export const functionKeyPrefix = "LOCALFN-";

/** The key of one function: stands for its role. Derived, so that presigned URLs outlive a restart. */
export function functionCredentials(functionName: string): Credentials {
  const secret = createHash("sha256").update(`image-content-search/${functionName}`).digest("base64url");
  return { accessKeyId: `${functionKeyPrefix}${functionName}`, secretAccessKey: secret };
}

/** Accepts the developer's keys, which may do everything, and those of the functions, by name, with their policies. */
export function createAuthenticate(
  policies: Readonly<Record<string, readonly Statement[]>> = {},
): Authenticate {
  const keys = new Map<string, { secret: string; policy: readonly Statement[] }>();
  for (const { accessKeyId, secretAccessKey } of developers) {
    keys.set(accessKeyId, { secret: secretAccessKey, policy: everything });
  }
  for (const [name, policy] of Object.entries(policies)) {
    const { accessKeyId, secretAccessKey } = functionCredentials(name);
    keys.set(accessKeyId, { secret: secretAccessKey, policy });
  }
  return (request, bodyHash) => {
    const signature = verifySignature(request, (accessKeyId) => keys.get(accessKeyId)?.secret, bodyHash);
    return toPrincipal(signature, keys.get(signature.accessKeyId)?.policy ?? []);
  };
}

function toPrincipal(signature: Signature, policy: readonly Statement[]): Principal {
  const allows = (action: string, resource: string) =>
    policy.some(
      (statement) =>
        statement.actions.some((pattern) => matches(pattern, action)) &&
        matches(statement.resource, resource),
    );
  return {
    ...signature,
    allows,
    authorize(action, resource) {
      if (!allows(action, resource)) throw notAuthorized(signature.accessKeyId, action, resource);
    },
  };
}

function matches(pattern: string, value: string): boolean {
  return pattern.endsWith("*") ? value.startsWith(pattern.slice(0, -1)) : value === pattern;
}

/** S3 and SQS have a name of their own for it. */
function notAuthorized(accessKeyId: string, action: string, resource: string): AwsError {
  const user = `arn:aws:sts::000000000000:assumed-role/${accessKeyId.replace(functionKeyPrefix, "")}`;
  const code = /^(s3|sqs):/.test(action) ? "AccessDenied" : "AccessDeniedException";
  const message = `User: ${user} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
  return new AwsError(code, message, 403);
}
