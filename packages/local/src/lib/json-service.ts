import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { AwsError } from "./aws-error.ts";
import { header, readBody, requestUrl, sendJson } from "./http.ts";
import type { Principal } from "./keyring.ts";
import { type Authenticate, type Service, scopedService, toAwsError } from "./service.ts";

/** One operation of a JSON service: parsed request in, answer out, or a promise of it (undefined is `{}`). */
export type Operation = (input: unknown) => unknown;

/** What a caller needs for a request: an IAM action and the ARN that it is done to. */
export type Permission = readonly [action: string, resource: string];

/** The operations of a service that speaks JSON, by AWS's names. */
export interface JsonServiceSpec {
  /** Short name for the terminal. */
  name: string;
  operations: Readonly<Record<string, Operation>>;
  /** What the caller of an operation must be allowed; unsigned ones are not asked. */
  permissions: (operation: string, input: unknown) => readonly Permission[];
  /** Operations that need no signature (Cognito's public ones); all others do. */
  unsigned?: ReadonlySet<string>;
  /** The largest request in bytes; 6 MiB unless given. */
  maxBytes?: number;
}

/**
 * A service of the AWS JSON protocol: `POST /` with `X-Amz-Target: Prefix.Operation`
 * (https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html). Answers any origin's preflight.
 */
export function targetService(
  targetPrefix: string,
  spec: JsonServiceSpec,
  authenticate: Authenticate,
): Service {
  const target = (request: IncomingMessage) => header(request, "x-amz-target")?.split(".") ?? [];
  return {
    name: spec.name,
    matches: (request) => target(request)[0] === targetPrefix,
    handle: (request, response) =>
      answer(spec, target(request)[1] ?? "", authenticate, request, response, "application/x-amz-json-1.1"),
    refuse: (_, response, error) => sendError(response, error, "application/x-amz-json-1.1"),
    describe: (request) => target(request)[1],
  };
}

/**
 * A service of the REST-JSON protocol whose operations are `POST /Operation` and that is told apart by
 * the name in its signature's scope (RDS Data).
 */
export function pathService(scope: string, spec: JsonServiceSpec, authenticate: Authenticate): Service {
  const operation = (request: IncomingMessage) => requestUrl(request).pathname.slice(1);
  return {
    name: spec.name,
    matches: (request) => scopedService(request) === scope,
    handle: (request, response) =>
      answer(spec, operation(request), authenticate, request, response, "application/json"),
    refuse: (_, response, error) => sendError(response, error, "application/json"),
    describe: operation,
  };
}

async function answer(
  spec: JsonServiceSpec,
  name: string,
  authenticate: Authenticate,
  request: IncomingMessage,
  response: ServerResponse,
  contentType: string,
): Promise<void> {
  try {
    const body = await readBody(request, spec.maxBytes);
    const principal = spec.unsigned?.has(name) ? undefined : signer(request, body, authenticate);
    const operation = findOperation(spec, name);
    const input = parseJson(body);
    if (principal) for (const needed of spec.permissions(name, input)) principal.authorize(...needed);
    const result = await operation(input);
    sendJson(response, 200, result ?? {}, headersOf(contentType));
  } catch (error) {
    sendError(response, toAwsError(spec.name, error), contentType);
  }
}

function sendError(response: ServerResponse, { code, message, status }: AwsError, contentType: string): void {
  const headers = { ...headersOf(contentType), "x-amzn-errortype": code };
  sendJson(response, status, { __type: code, message }, headers);
}

function headersOf(contentType: string): Record<string, string> {
  return { "content-type": contentType, "access-control-allow-origin": "*" };
}

/** The caller of a signed request whose body is what was signed. */
export function signer(request: IncomingMessage, body: Buffer, authenticate: Authenticate): Principal {
  const bodyHash = createHash("sha256").update(body).digest("hex");
  const principal = authenticate(request, bodyHash);
  const { payloadHash } = principal;
  if (payloadHash !== "UNSIGNED-PAYLOAD" && payloadHash !== bodyHash) {
    throw new AwsError("SignatureDoesNotMatch", "The body is not the one that was signed.", 403);
  }
  return principal;
}

/** @throws AwsError `UnknownOperationException` for a name that the service does not serve. */
export function findOperation<Known>(
  spec: { name: string; operations: Readonly<Record<string, Known>> },
  name: string,
): Known {
  const operation = Object.hasOwn(spec.operations, name) ? spec.operations[name] : undefined;
  if (!operation) {
    throw new AwsError("UnknownOperationException", `${spec.name} on the laptop does not serve "${name}".`);
  }
  return operation;
}

/** The body of a JSON request; an empty one is `{}`. @throws AwsError `SerializationException` */
export function parseJson(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString());
  } catch (cause) {
    throw Object.assign(new AwsError("SerializationException", "The request is not JSON."), { cause });
  }
}
