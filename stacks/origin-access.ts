import { Stack } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Bucket } from "aws-cdk-lib/aws-s3";

/**
 * Lets CloudFront read some keys of a bucket by origin access control
 * (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html).
 * Names this account's distributions and not the one, which is made after the bucket and refers to it.
 */
export function allowDistributionsToRead(bucket: Bucket, keys: string): void {
  const distributions = Stack.of(bucket).formatArn({
    service: "cloudfront",
    region: "",
    resource: "distribution",
    resourceName: "*",
  });
  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid: "AllowOriginAccess",
      principals: [new ServicePrincipal("cloudfront.amazonaws.com")],
      actions: ["s3:GetObject"],
      resources: [bucket.arnForObjects(keys)],
      conditions: { ArnLike: { "AWS:SourceArn": distributions } },
    }),
  );
}
