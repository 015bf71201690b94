import { RemovalPolicy } from "aws-cdk-lib";
import { HttpApi, HttpStage, LogGroupLogDestination } from "aws-cdk-lib/aws-apigatewayv2";
import { Distribution, HttpVersion } from "aws-cdk-lib/aws-cloudfront";
import { BlockPublicAccess, Bucket, BucketEncryption } from "aws-cdk-lib/aws-s3";
import { type App, type Stack, type StackContext, StaticSite, use } from "sst/constructs";
import { newLogGroup } from "./application-function.ts";
import { apiBehavior, mediaBehavior, newSecurityHeaders, siteBehavior } from "./behaviors.ts";
import { type ConnectedOrigins, contentSecurityPolicy } from "./content-security-policy.ts";
import { pointAt, servedAt } from "./custom-domain.ts";
import { hostedUi } from "./hosted-ui.ts";
import { newMediaKey } from "./media-key.ts";
import { settingsOf } from "./settings-of.ts";
import { storage } from "./storage.ts";
import type { Surroundings } from "./surroundings.ts";

/** One origin for the browser: the site, `/api/*` to the (still bare) API, `/media/*` from the bucket. */
export function edge({ stack, app }: StackContext) {
  const { domain } = settingsOf(stack);
  const httpApi = newHttpApi(stack);
  const mediaKey = newMediaKey(stack);
  const siteBucket = newSiteBucket(stack);
  const headers = newSecurityHeaders(stack, contentSecurityPolicy(connectedOrigins(stack, app)));
  // No error responses: CloudFront's know no paths, and the API's 404 would become the SPA.
  const distribution = new Distribution(stack, "Distribution", {
    defaultRootObject: "index.html",
    httpVersion: HttpVersion.HTTP2_AND_3,
    defaultBehavior: siteBehavior(stack, siteBucket, headers),
    additionalBehaviors: {
      "/api/*": apiBehavior(stack, httpApi, headers),
      "/media/*": mediaBehavior(stack, use(storage).bucket, mediaKey.keyGroup, headers),
    },
    ...(domain && servedAt(stack, domain)),
  });
  if (domain) pointAt(stack, domain, distribution);
  deploySite(stack, siteBucket, distribution);
  const siteUrl = `https://${domain?.domainName ?? distribution.distributionDomainName}`;
  const surroundings: Surroundings = {
    arns: { mediaKeySecret: mediaKey.secretArn },
    settings: {
      APP_URL: siteUrl,
      MEDIA_KEY_PAIR_ID: mediaKey.keyPairId,
      MEDIA_KEY_SECRET_ARN: mediaKey.secretArn,
    },
  };
  stack.addOutputs({ SiteUrl: siteUrl, ApiUrl: `${siteUrl}/api` });
  return { httpApi, siteUrl, surroundings };
}

function newHttpApi(stack: Stack): HttpApi {
  const httpApi = new HttpApi(stack, "HttpApi", { createDefaultStage: false });
  new HttpStage(stack, "HttpApiStage", {
    httpApi,
    stageName: "$default",
    autoDeploy: true,
    throttle: settingsOf(stack).apiThrottle,
    accessLogSettings: { destination: new LogGroupLogDestination(newLogGroup(stack, "HttpApiLog")) },
  });
  return httpApi;
}

/** What is in it can be built again, so it goes with its stack on every stage. */
function newSiteBucket(stack: Stack): Bucket {
  return new Bucket(stack, "SiteFiles", {
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    removalPolicy: RemovalPolicy.DESTROY,
    autoDeleteObjects: true,
  });
}

function connectedOrigins(stack: Stack, app: App): ConnectedOrigins {
  return {
    bucket: `https://${use(storage).bucket.bucketRegionalDomainName}`,
    cognito: `https://cognito-idp.${stack.region}.${stack.urlSuffix}`,
    hostedUi: `https://${hostedUi(app).domain}`,
  };
}

/** Vite takes over whatever NODE_ENV it finds: under a test's, the site would be a development build. */
const buildSite = `node --input-type=module -e "import { buildWeb } from '../../scripts/build-web.mjs'; process.env.NODE_ENV = 'production'; await buildWeb();"`;

/**
 * Builds, uploads and invalidates. The distribution is not SST's own, which is missing under `sst dev`,
 * `sst remove` and in deployments of other stacks, where `/api` and `/media` are still to be had.
 */
function deploySite(stack: Stack, bucket: Bucket, distribution: Distribution): void {
  new StaticSite(stack, "Site", {
    path: "packages/web",
    buildCommand: buildSite,
    buildOutput: "dist",
    // The site learns where it runs from the API; SST would write a type file among its sources.
    vite: { types: "../../.sst/site-env.d.ts" },
    cdk: { bucket, distribution },
  });
}
