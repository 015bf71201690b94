import { HttpApi, HttpStage, LogGroupLogDestination } from "aws-cdk-lib/aws-apigatewayv2";
import { type Distribution, HttpVersion } from "aws-cdk-lib/aws-cloudfront";
import { BucketEncryption } from "aws-cdk-lib/aws-s3";
import { type Stack, type StackContext, StaticSite, use } from "sst/constructs";
import { newLogGroup } from "./application-function.ts";
import { apiBehavior, mediaBehavior, newSecurityHeaders, siteBehavior } from "./behaviors.ts";
import { contentSecurityPolicy } from "./content-security-policy.ts";
import { newMediaKey } from "./media-key.ts";
import { stageSettings } from "./stage-settings.ts";
import { storage } from "./storage.ts";
import type { Surroundings } from "./surroundings.ts";

/** One origin for the browser: the site, `/api/*` to the (still bare) API, `/media/*` from the bucket. */
export function edge({ stack }: StackContext) {
  const { bucket } = use(storage);
  const httpApi = newHttpApi(stack);
  const mediaKey = newMediaKey(stack);
  const headers = newSecurityHeaders(
    stack,
    contentSecurityPolicy({
      bucketOrigin: `https://${bucket.bucketRegionalDomainName}`,
      cognitoOrigin: `https://cognito-idp.${stack.region}.${stack.urlSuffix}`,
    }),
  );
  const site = newSite(stack, {
    defaultBehavior: siteBehavior(stack, headers),
    additionalBehaviors: {
      "/api/*": apiBehavior(stack, httpApi, headers),
      "/media/*": mediaBehavior(stack, bucket, mediaKey.keyGroup, headers),
    },
    httpVersion: HttpVersion.HTTP2_AND_3,
    // CloudFront's rewriting of errors knows no paths: the API's 404 would become the SPA.
    errorResponses: [],
  });
  const appUrl = site.customDomainUrl ?? site.url;
  if (!appUrl) throw new Error("The site has no address.");
  const surroundings: Surroundings = {
    arns: { mediaKeySecret: mediaKey.secretArn },
    settings: {
      APP_URL: appUrl,
      MEDIA_KEY_PAIR_ID: mediaKey.keyPairId,
      MEDIA_KEY_SECRET_ARN: mediaKey.secretArn,
    },
  };
  stack.addOutputs({ AppUrl: appUrl });
  return { httpApi, surroundings };
}

function newHttpApi(stack: Stack): HttpApi {
  const httpApi = new HttpApi(stack, "HttpApi", { createDefaultStage: false });
  new HttpStage(stack, "HttpApiStage", {
    httpApi,
    stageName: "$default",
    autoDeploy: true,
    throttle: stageSettings(stack.stage).apiThrottle,
    accessLogSettings: { destination: new LogGroupLogDestination(newLogGroup(stack, "HttpApiLog")) },
  });
  return httpApi;
}

/** Vite takes over whatever NODE_ENV it finds: under a test's, the site would be a development build. */
const buildSite = `node --input-type=module -e "import { buildWeb } from '../../scripts/build-web.mjs'; process.env.NODE_ENV = 'production'; buildWeb();"`;

type DistributionProps = Omit<ConstructorParameters<typeof Distribution>[2], "defaultBehavior"> & {
  defaultBehavior: ReturnType<typeof siteBehavior>;
};

function newSite(stack: Stack, distribution: DistributionProps): StaticSite {
  return new StaticSite(stack, "Site", {
    path: "packages/web",
    buildCommand: buildSite,
    buildOutput: "dist",
    // The site learns where it runs from the API; SST would write a type file among its sources.
    vite: { types: "../../.sst/site-env.d.ts" },
    // Renditions and the API are behind the distribution, and Vite's proxy too.
    dev: { deploy: true },
    cdk: {
      bucket: { encryption: BucketEncryption.S3_MANAGED, enforceSSL: true },
      distribution,
    },
  });
}
