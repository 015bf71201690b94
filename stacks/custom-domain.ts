import { Certificate, CertificateValidation } from "aws-cdk-lib/aws-certificatemanager";
import {
  type Distribution,
  type DistributionProps,
  SecurityPolicyProtocol,
} from "aws-cdk-lib/aws-cloudfront";
import { AaaaRecord, ARecord, HostedZone, type IHostedZone, RecordTarget } from "aws-cdk-lib/aws-route53";
import { CloudFrontTarget } from "aws-cdk-lib/aws-route53-targets";
import type { Stack } from "sst/constructs";
import type { CustomDomain } from "./stage-settings.ts";

/** What makes a distribution answer by a name of one's own, with the certificate that proves it. */
export function servedAt(stack: Stack, domain: CustomDomain): Partial<DistributionProps> {
  const { domainName, certificateArn } = domain;
  const certificate = certificateArn
    ? Certificate.fromCertificateArn(stack, "Certificate", certificateArn)
    : new Certificate(stack, "Certificate", {
        domainName,
        validation: CertificateValidation.fromDns(zoneOf(stack, "CertificateZone", domain)),
      });
  return {
    domainNames: [domainName],
    certificate,
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
  };
}

/** Points the name at the distribution, for both kinds of address. */
export function pointAt(stack: Stack, domain: CustomDomain, distribution: Distribution): void {
  const zone = zoneOf(stack, "Zone", domain);
  const record = {
    zone,
    recordName: domain.domainName,
    target: RecordTarget.fromAlias(new CloudFrontTarget(distribution)),
  };
  new ARecord(stack, "SiteAddress", record);
  new AaaaRecord(stack, "SiteAddressV6", record);
}

/** By its id, because to look it up would want credentials. */
function zoneOf(stack: Stack, id: string, { hostedZone }: CustomDomain): IHostedZone {
  return HostedZone.fromHostedZoneAttributes(stack, id, {
    hostedZoneId: hostedZone.id,
    zoneName: hostedZone.name,
  });
}
