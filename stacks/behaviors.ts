import { Annotations, Duration } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  type KeyGroup,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { Bucket, type IBucket } from "aws-cdk-lib/aws-s3";
import type { Stack } from "sst/constructs";
import { spaFallback } from "./spa-fallback.ts";

/** Headers on everything that the distribution answers. */
export function newSecurityHeaders(stack: Stack, contentSecurityPolicy: string): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(stack, "SecurityHeaders", {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: {
        referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
        override: true,
      },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(365),
        // The other names of a zone are not the site's to decide for.
        includeSubdomains: false,
        override: true,
      },
    },
    customHeadersBehavior: {
      customHeaders: [
        { header: "Cross-Origin-Opener-Policy", value: "same-origin", override: true },
        { header: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=()", override: true },
      ],
    },
  });
}

/** The site's files; every path without an extension is the SPA. */
export function siteBehavior(
  stack: Stack,
  bucket: Bucket,
  responseHeadersPolicy: ResponseHeadersPolicy,
): BehaviorOptions {
  const fallback = new EdgeFunction(stack, "SpaFallback", {
    code: FunctionCode.fromInline(spaFallback),
    runtime: FunctionRuntime.JS_2_0,
  });
  return {
    origin: S3BucketOrigin.withOriginAccessControl(bucket),
    viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    responseHeadersPolicy,
    functionAssociations: [{ function: fallback, eventType: FunctionEventType.VIEWER_REQUEST }],
  };
}

/** Every request to the API as it came but for its host, which API Gateway tells APIs apart by. Nothing is cached. */
export function apiBehavior(
  stack: Stack,
  { apiId }: HttpApi,
  responseHeadersPolicy: ResponseHeadersPolicy,
): BehaviorOptions {
  return {
    origin: new HttpOrigin(`${apiId}.execute-api.${stack.region}.${stack.urlSuffix}`),
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    allowedMethods: AllowedMethods.ALLOW_ALL,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    responseHeadersPolicy,
  };
}

/** Renditions, for browsers whose cookies are signed with the key; cached, because a key's content never changes. */
export function mediaBehavior(
  stack: Stack,
  { bucketArn, bucketRegionalDomainName }: IBucket,
  keyGroup: KeyGroup,
  responseHeadersPolicy: ResponseHeadersPolicy,
): BehaviorOptions {
  // By reference, because CDK would write the bucket's policy, which then refers back to the distribution.
  const bucket = Bucket.fromBucketAttributes(stack, "Media", { bucketArn, bucketRegionalDomainName });
  Annotations.of(stack).acknowledgeWarning(
    "@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac",
    "The storage stack allows the distributions of this account to read what is below media/.",
  );
  return {
    origin: S3BucketOrigin.withOriginAccessControl(bucket),
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    cachePolicy: CachePolicy.CACHING_OPTIMIZED,
    trustedKeyGroups: [keyGroup],
    responseHeadersPolicy,
  };
}
