import { expect, test } from "vitest";
import { readable } from "./testing/readable.ts";
import { synthesize } from "./testing/synthesize.ts";

const { developer, production } = await synthesize();
const stages = { developer, production };

test.each(Object.entries(stages))("keeps the bucket of a %s private and encrypted", (_, stage) => {
  const [bucket, ...others] = stage.resources("storage", "AWS::S3::Bucket");

  expect(others).toEqual([]);
  expect(bucket?.Properties.PublicAccessBlockConfiguration).toEqual({
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  });
  expect(bucket?.Properties.BucketEncryption.ServerSideEncryptionConfiguration).toEqual([
    { ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } },
  ]);
  expect(bucket?.Properties.VersioningConfiguration).toBeUndefined();
});

test("lets browsers of any origin use presigned URLs with the headers that they sign", () => {
  const [bucket] = developer.resources("storage", "AWS::S3::Bucket");

  expect(bucket?.Properties.CorsConfiguration.CorsRules).toEqual([
    {
      AllowedOrigins: ["*"],
      AllowedMethods: ["GET", "HEAD", "PUT"],
      AllowedHeaders: ["content-type", "if-none-match", "x-amz-checksum-sha256"],
      ExposedHeaders: ["ETag"],
      MaxAge: 3_600,
    },
  ]);
});

test("removes what is left of multipart uploads after a day", () => {
  const [bucket] = developer.resources("storage", "AWS::S3::Bucket");

  expect(bucket?.Properties.LifecycleConfiguration.Rules).toEqual([
    { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: "Enabled" },
  ]);
});

test("allows nobody from outside but distributions of the account, and those renditions alone", () => {
  const [policy] = production.resources("storage", "AWS::S3::BucketPolicy");
  const [insecure, ...allowed] = policy?.Properties.PolicyDocument.Statement ?? [];

  expect(insecure).toMatchObject({
    Effect: "Deny",
    Action: "s3:*",
    Principal: { AWS: "*" },
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  });
  expect(allowed).toHaveLength(1);
  expect(allowed[0]).toMatchObject({
    Effect: "Allow",
    Action: "s3:GetObject",
    Principal: { Service: "cloudfront.amazonaws.com" },
  });
  expect(readable(allowed[0].Resource)).toBe("Images.Arn/media/*");
  expect(readable(allowed[0].Condition.ArnLike["AWS:SourceArn"])).toBe(
    "arn:AWS::Partition:cloudfront::123456789012:distribution/*",
  );
});
