import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { hostedUi } from "./hosted-ui.ts";
import { readable } from "./testing/readable.ts";
import { names, synthesize } from "./testing/synthesize.ts";

const { developer } = await synthesize();
const [distribution] = developer.resources("edge", "AWS::CloudFront::Distribution");
const config = distribution?.Properties.DistributionConfig;

function behavior(path: string) {
  return config.CacheBehaviors.find(({ PathPattern }: { PathPattern: string }) => PathPattern === path);
}

function originOf({ TargetOriginId }: { TargetOriginId: string }) {
  return config.Origins.find(({ Id }: { Id: string }) => Id === TargetOriginId);
}

// Identifiers of CloudFront's own policies:
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
const cachingDisabled = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
const allViewerExceptHostHeader = "b689b0a8-53d0-40ab-baf2-68738e2966ac";

test("passes /api on to the API, uncached and with all that the browser sent", () => {
  const api = behavior("/api/*");

  expect(api.CachePolicyId).toBe(cachingDisabled);
  expect(api.OriginRequestPolicyId).toBe(allViewerExceptHostHeader);
  expect(api.AllowedMethods.sort()).toEqual(["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]);
  expect(readable(originOf(api).DomainName)).toBe("HttpApi.execute-api.eu-west-1.AWS::URLSuffix");
  expect(originOf(api).CustomOriginConfig.OriginProtocolPolicy).toBe("https-only");
});

test("serves /media from the bucket to signed cookies alone", () => {
  const media = behavior("/media/*");

  expect(media.TrustedKeyGroups.map(readable)).toEqual(["MediaKeyGroup"]);
  expect(readable(originOf(media).DomainName)).toBe("Images.RegionalDomainName");
  expect(originOf(media).OriginAccessControlId).toBeDefined();
});

test("never turns an answer of the API into the SPA", () => {
  const functions = developer.resources("edge", "AWS::CloudFront::Function");

  expect(config.CustomErrorResponses).toBeUndefined();
  expect(behavior("/api/*").FunctionAssociations).toBeUndefined();
  expect(functions.map(({ id }) => readable({ Ref: id }))).toEqual(["SpaFallback"]);
});

test.each([
  ["/", "/index.html"],
  ["/images/0198c0de-0000-7000-8000-000000000000", "/index.html"],
  ["/search/v1.2/dogs", "/index.html"],
  ["/assets/index-B6bOU9X3.js", "/assets/index-B6bOU9X3.js"],
  ["/favicon.svg", "/favicon.svg"],
])("answers %s with %s", (uri, file) => {
  const [fallback] = developer.resources("edge", "AWS::CloudFront::Function");
  const handler = runInNewContext(`${fallback?.Properties.FunctionCode}; handler`);

  expect(handler({ request: { uri } }).uri).toBe(file);
});

test("allows pages the site's own files, the bucket, Cognito and the hosted sign-in page", () => {
  const [policy, ...others] = developer.resources("edge", "AWS::CloudFront::ResponseHeadersPolicy");
  const { SecurityHeadersConfig, CustomHeadersConfig } = policy?.Properties.ResponseHeadersPolicyConfig ?? {};

  expect(others).toEqual([]);
  expect(readable(SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy)).toBe(
    "default-src 'self'; base-uri 'none'; " +
      "connect-src 'self' https://Images.RegionalDomainName https://cognito-idp.eu-west-1.AWS::URLSuffix " +
      `https://${hostedUi({ ...names, stage: "developer" }).domain}; ` +
      "form-action 'self'; frame-ancestors 'none'; " +
      "img-src 'self' data: blob: https://Images.RegionalDomainName; object-src 'none'",
  );
  expect(SecurityHeadersConfig).toMatchObject({
    ContentTypeOptions: { Override: true },
    FrameOptions: { FrameOption: "DENY" },
    ReferrerPolicy: { ReferrerPolicy: "strict-origin-when-cross-origin" },
    StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000, IncludeSubdomains: false },
  });
  expect(CustomHeadersConfig.Items).toEqual([
    { Header: "Cross-Origin-Opener-Policy", Value: "same-origin", Override: true },
    { Header: "Permissions-Policy", Value: "camera=(), geolocation=(), microphone=()", Override: true },
  ]);
  for (const each of [config.DefaultCacheBehavior, ...config.CacheBehaviors]) {
    expect(readable(each.ResponseHeadersPolicyId)).toBe("SecurityHeaders");
  }
});

test("makes the media key at deploy, in a secret whose value no template sets", () => {
  const [secret] = developer.resources("edge", "AWS::SecretsManager::Secret");
  const [publicKey] = developer.resources("edge", "AWS::CloudFront::PublicKey");
  const [pair] = developer.resources("edge", "Custom::MediaKeyPair");

  expect(secret?.Properties).not.toHaveProperty("GenerateSecretString");
  expect(secret?.Properties).not.toHaveProperty("SecretString");
  expect(readable(publicKey?.Properties.PublicKeyConfig.EncodedKey)).toBe("MediaKeyPair.publicKey");
  expect(readable(pair?.Properties.secretArn)).toBe("MediaKeySecret");
});

test("keeps the site's files private", () => {
  const [bucket] = developer.resources("edge", "AWS::S3::Bucket");

  expect(bucket?.Properties.PublicAccessBlockConfiguration).toMatchObject({ BlockPublicPolicy: true });
  expect(originOf(config.DefaultCacheBehavior).OriginAccessControlId).toBeDefined();
});

test("answers by CloudFront's name where a stage has no other, and says where it is", () => {
  const outputs = developer.outputs("edge");

  expect(config.Aliases).toBeUndefined();
  expect(developer.all("AWS::Route53::RecordSet")).toEqual([]);
  expect(readable(outputs.SiteUrl?.Value)).toBe("https://Distribution.DomainName");
  expect(readable(outputs.ApiUrl?.Value)).toBe("https://Distribution.DomainName/api");
});
