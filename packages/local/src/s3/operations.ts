import type { IncomingMessage } from "node:http";
import { AwsError } from "../lib/aws-error.ts";
import * as bucket from "./bucket-operations.ts";
import type { S3Operation } from "./call.ts";
import type { Target } from "./inputs.ts";
import * as object from "./object-operations.ts";
import * as upload from "./upload-operations.ts";

/**
 * Operations by what they act on, method and subresource: the query parameter that names one. Each with its IAM action
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html), if it is for the target.
 */
const operations: Readonly<Record<string, { action?: string; serve: S3Operation }>> = {
  "service GET": { action: "s3:ListAllMyBuckets", serve: bucket.listBuckets },
  "bucket PUT": { action: "s3:CreateBucket", serve: bucket.createBucket },
  "bucket HEAD": { action: "s3:ListBucket", serve: bucket.headBucket },
  "bucket GET": { action: "s3:ListBucket", serve: bucket.listObjectsV2 },
  "bucket GET location": { action: "s3:GetBucketLocation", serve: bucket.getBucketLocation },
  "bucket POST delete": { serve: bucket.deleteObjects },
  "object PUT": { action: "s3:PutObject", serve: object.putObject },
  "object GET": { action: "s3:GetObject", serve: object.getObject },
  "object HEAD": { action: "s3:GetObject", serve: object.headObject },
  "object DELETE": { action: "s3:DeleteObject", serve: object.deleteObject },
  "object POST uploads": { action: "s3:PutObject", serve: upload.createMultipartUpload },
  "object PUT uploadId": { action: "s3:PutObject", serve: upload.uploadPart },
  "object POST uploadId": { action: "s3:PutObject", serve: upload.completeMultipartUpload },
  "object DELETE uploadId": { action: "s3:AbortMultipartUpload", serve: upload.abortMultipartUpload },
};
/** Query parameters that name a subresource, those too that are not served. */
const subresources =
  /^(accelerate|acl|analytics|attributes|cors|delete|encryption|inventory|legal-hold|lifecycle|location|logging|metrics|notification|object-lock|ownershipControls|policy|policyStatus|publicAccessBlock|replication|requestPayment|restore|retention|select|tagging|torrent|uploadId|uploads|versioning|versions|website)$/;

/** The operation that a request means, with its IAM action. @throws AwsError `NotImplemented` */
export function findOperation(
  request: IncomingMessage,
  target: Target,
  query: URLSearchParams,
): { action?: string; serve: S3Operation } {
  const level = target.key ? "object" : target.bucket ? "bucket" : "service";
  const subresource = [...query.keys()].find((name) => subresources.test(name));
  const name = [level, request.method, ...(subresource ? [subresource] : [])].join(" ");
  const operation = operations[name];
  if (!operation) throw new AwsError("NotImplemented", `S3 on the laptop does not serve "${name}".`, 501);
  return operation;
}
