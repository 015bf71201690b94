import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { AwsError } from "../lib/aws-error.ts";
import { header } from "../lib/http.ts";
import { type Authenticate, type Service, scopedService, toAwsError } from "../lib/service.ts";
import { toXml } from "../lib/xml.ts";
import * as bucket from "./bucket-operations.ts";
import type { Buckets } from "./buckets.ts";
import { corsHeaders } from "./cors.ts";
import * as object from "./object-operations.ts";
import { type S3Operation, sendEmpty, sendXml } from "./operation.ts";
import { bucketOf, type Target, targetOf } from "./request.ts";
import * as upload from "./upload-operations.ts";

/** Operations by what they act on, method and subresource: the query parameter that names one. */
const operations: Readonly<Record<string, S3Operation>> = {
  "service GET": bucket.listBuckets,
  "bucket PUT": bucket.createBucket,
  "bucket HEAD": bucket.headBucket,
  "bucket GET": bucket.listObjectsV2,
  "bucket GET location": bucket.getBucketLocation,
  "bucket POST delete": bucket.deleteObjects,
  "object PUT": object.putObject,
  "object GET": object.getObject,
  "object HEAD": object.headObject,
  "object DELETE": object.deleteObject,
  "object POST uploads": upload.createMultipartUpload,
  "object PUT uploadId": upload.uploadPart,
  "object POST uploadId": upload.completeMultipartUpload,
  "object DELETE uploadId": upload.abortMultipartUpload,
};
const subresources =
  /^(accelerate|acl|analytics|attributes|cors|delete|encryption|inventory|legal-hold|lifecycle|location|logging|metrics|notification|object-lock|ownershipControls|policy|policyStatus|publicAccessBlock|replication|requestPayment|restore|retention|select|tagging|torrent|uploadId|uploads|versioning|versions|website)$/;

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
        const signature = authenticate(request);
        await findOperation(request, target, query)(buckets, { request, response, target, query, signature });
      } catch (error) {
        const clientIsGone = request.destroyed && !request.complete;
        if (!clientIsGone) sendError(request, response, toAwsError("s3", error));
      }
    },
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

function findOperation(request: IncomingMessage, target: Target, query: URLSearchParams): S3Operation {
  const level = target.key ? "object" : target.bucket ? "bucket" : "service";
  const subresource = [...query.keys()].find((name) => subresources.test(name));
  const name = [level, request.method, ...(subresource ? [subresource] : [])].join(" ");
  const operation = operations[name];
  if (!operation) throw new AwsError("NotImplemented", `S3 on the laptop does not serve "${name}".`, 501);
  return operation;
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
