import { Duration } from "aws-cdk-lib";
import { BlockPublicAccess, Bucket, BucketEncryption, type CorsRule, HttpMethods } from "aws-cdk-lib/aws-s3";
import type { StackContext } from "sst/constructs";
import { allowDistributionsToRead } from "./origin-access.ts";
import { settingsOf } from "./settings-of.ts";
import type { Surroundings } from "./surroundings.ts";

/** One private bucket for originals, renditions and raw analyses. Keys are write-once, so nothing is versioned. */
export function storage({ stack }: StackContext) {
  const { dataRemoval, production } = settingsOf(stack);
  const bucket = new Bucket(stack, "Images", {
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    cors: [presignedRequests],
    // An upload that was announced and never finished leaves nothing else: a PUT makes its object whole or not at all.
    lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    removalPolicy: dataRemoval,
    autoDeleteObjects: !production,
  });
  allowDistributionsToRead(bucket, "media/*");
  const surroundings: Surroundings = {
    arns: { bucket: bucket.bucketArn },
    settings: { BUCKET_NAME: bucket.bucketName },
  };
  stack.addOutputs({ BucketName: bucket.bucketName });
  return { bucket, surroundings };
}

/** Any origin may ask: the presigned URL is the authority. The headers are those that it signs. */
const presignedRequests: CorsRule = {
  allowedOrigins: ["*"],
  allowedMethods: [HttpMethods.GET, HttpMethods.HEAD, HttpMethods.PUT],
  allowedHeaders: ["content-type", "if-none-match", "x-amz-checksum-sha256"],
  exposedHeaders: ["ETag"],
  maxAge: Duration.hours(1).toSeconds(),
};
