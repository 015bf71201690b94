import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { AwsError } from "../lib/aws-error.ts";
import { header } from "../lib/http.ts";
import type { Principal } from "../lib/keyring.ts";
import { type Authenticate, type Service, scopedService, toAwsError } from "../lib/service.ts";
import { toXml } from "../lib/xml.ts";
import type { Buckets } from "./buckets.ts";
import { sendEmpty, sendXml } from "./call.ts";
import { corsHeaders } from "./cors.ts";
import { bucketOf, type Target, targetOf } from "./inputs.ts";
import { objectArn } from "./object.ts";
import { findOperation } from "./operations.ts";

/** S3, path style or `bucket.localhost`. Claims unsigned requests for its buckets too, to refuse them its own way. */
export function s3Service(buckets: Buckets, authenticate: Authenticate): Service {
  return {
    name: "s3",
    matches(request) {
      if (scopedService(request) === "s3") return true;
      if (header(request, "x-amz-target") || isForm(request)) return false;
      return buckets.exists(bucketOf(request));
    },
    async handle(request, response) {
      response.setHeader("x-amz-request-id", randomUUID());
      try {
        const target = targetOf(request);
        allowOrigin(buckets, target, request, response);
        if (request.method === "OPTIONS") return sendEmpty(response, 200);
        const query = new URLSearchParams(request.url?.split("?", 2)[1]?.replaceAll("+", "%2B"));
        const principal = authenticate(request);
        const { action, serve } = findOperation(request, target, query);
        if (action) principal.authorize(action, objectArn(target.bucket, target.key));
        await serve(buckets, { request, response, target, query, principal }).catch((error: unknown) => {
          throw hideMissing(error, principal, target);
        });
      } catch (error) {
        const clientIsGone = request.destroyed && !request.complete;
        if (!clientIsGone) sendError(request, response, toAwsError("s3", error));
      }
    },
    refuse: sendError,
    describe: (request) => `${request.method} ${request.url?.split("?", 1)[0]}`,
  };
}

function isForm(request: IncomingMessage): boolean {
  return header(request, "content-type")?.startsWith("application/x-www-form-urlencoded") === true;
}

/** Sets the CORS headers of any answer to a browser. @throws AwsError for a preflight that no rule allows */
function allowOrigin(
  buckets: Buckets,
  { bucket }: Target,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const origin = header(request, "origin");
  const preflight = request.method === "OPTIONS";
  const method = preflight ? header(request, "access-control-request-method") : request.method;
  const asked = preflight ? header(request, "access-control-request-headers") : undefined;
  const headers = asked?.split(",").map((name) => name.trim().toLowerCase()) ?? [];
  if (!preflight && (!origin || !buckets.exists(bucket))) return;
  const rules = buckets.settings(bucket).cors ?? [];
  const allowed = origin && method ? corsHeaders(rules, { origin, method, headers }) : undefined;
  if (preflight && !allowed) {
    throw new AwsError("AccessForbidden", "CORSResponse: This CORS request is not allowed.", 403);
  }
  for (const [name, value] of Object.entries(allowed ?? {})) response.setHeader(name, value);
}

/** Only who may list a bucket learns that a key is not there. */
function hideMissing(error: unknown, principal: Principal, { bucket }: Target): unknown {
  const missing = error instanceof AwsError && error.code === "NoSuchKey";
  if (!missing || principal.allows("s3:ListBucket", objectArn(bucket, ""))) return error;
  return new AwsError("AccessDenied", "Access Denied", 403);
}

function sendError(request: IncomingMessage, response: ServerResponse, error: AwsError): void {
  request.resume();
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (request.method === "HEAD") {
    sendEmpty(response, error.status);
    return;
  }
  const Resource = request.url?.split("?", 1)[0];
  const RequestId = String(response.getHeader("x-amz-request-id"));
  sendXml(
    response,
    error.status,
    toXml("Error", { Code: error.code, Message: error.message, Resource, RequestId }),
  );
}
