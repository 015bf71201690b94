import { expect, test } from "vitest";
import type { CustomDomain } from "./stage-settings.ts";
import { nameOf, readable } from "./testing/readable.ts";
import { type Synthesis, synthesizeWith } from "./testing/synthesize.ts";

const domain: CustomDomain = {
  domainName: "photos.example.com",
  hostedZone: { id: "Z0123456789ABCDEFGHIJ", name: "example.com" },
};
const certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/0198c0de-0000-7000-8000-000000000000";
const named = await synthesizeWith({ domain }, "us-east-1");
const elsewhere = await synthesizeWith({ domain: { ...domain, certificateArn } }, "eu-west-1");

function distributionOf(stage: Synthesis) {
  return stage.resources("edge", "AWS::CloudFront::Distribution")[0]?.Properties.DistributionConfig;
}

test("answers by the stage's name, with a certificate that the zone proves", () => {
  const [certificate] = named.resources("edge", "AWS::CertificateManager::Certificate");

  expect(distributionOf(named).Aliases).toEqual(["photos.example.com"]);
  expect(readable(distributionOf(named).ViewerCertificate.AcmCertificateArn)).toBe("Certificate");
  expect(distributionOf(named).ViewerCertificate).toMatchObject({
    MinimumProtocolVersion: "TLSv1.2_2021",
    SslSupportMethod: "sni-only",
  });
  expect(certificate?.Properties).toMatchObject({
    DomainName: "photos.example.com",
    ValidationMethod: "DNS",
    DomainValidationOptions: [{ DomainName: "photos.example.com", HostedZoneId: domain.hostedZone.id }],
  });
});

test("takes a certificate made elsewhere in another region", () => {
  expect(elsewhere.all("AWS::CertificateManager::Certificate")).toEqual([]);
  expect(distributionOf(elsewhere).ViewerCertificate.AcmCertificateArn).toBe(certificateArn);
});

test("points both kinds of address at the distribution", () => {
  const records = named.resources("edge", "AWS::Route53::RecordSet").map(({ Properties }) => ({
    type: Properties.Type,
    name: Properties.Name,
    zone: Properties.HostedZoneId,
    target: readable(Properties.AliasTarget.DNSName),
  }));

  const common = {
    name: "photos.example.com.",
    zone: domain.hostedZone.id,
    target: "Distribution.DomainName",
  };
  expect(records).toEqual([
    { ...common, type: "A" },
    { ...common, type: "AAAA" },
  ]);
});

test("is where sign-in comes back to, what cookies are for and what is printed", () => {
  const [client] = named.resources("auth", "AWS::Cognito::UserPoolClient");
  const session = named.all("AWS::Lambda::Function").find(({ id }) => nameOf(id) === "createSession");

  expect(client?.Properties.CallbackURLs[0]).toBe("https://photos.example.com/");
  expect(client?.Properties.LogoutURLs[0]).toBe("https://photos.example.com/");
  expect(session?.Properties.Environment.Variables.APP_URL).toBe("https://photos.example.com");
  expect(named.outputs("edge").SiteUrl?.Value).toBe("https://photos.example.com");
});

test("makes no stack when a setting is wrong", async () => {
  await expect(synthesizeWith({ domain }, "eu-west-1")).rejects.toThrow(
    /^Stage "developer": domain\.certificateArn is missing/,
  );
});
