import { AwsSolutionsChecks, type INagLogger, type NagLoggerNonComplianceData } from "cdk-nag";
import type { Synthesis } from "./synthesize.ts";

/** What cdk-nag's AwsSolutions pack has against a resource. */
export interface Finding {
  /** Such as `IAM5`. */
  rule: string;
  /** Where the resource is, from its stack's name on: `storage/Images/Resource`. */
  path: string;
  /** What of it is meant, for rules that find several things in one resource, without CDK's hashes; else empty. */
  detail: string;
  info: string;
}

/** Everything that the pack finds in a stage; a rule that cannot be judged is a finding. */
export function nagFindings(stage: string, synthesis: Synthesis): Finding[] {
  const findings: Finding[] = [];
  const prefix = `${stage}-image-content-search-`;
  const add = ({ ruleId, resource, ruleInfo }: Omit<NagLoggerNonComplianceData, "findingId">, detail = "") =>
    findings.push({
      rule: ruleId.replace("AwsSolutions-", ""),
      path: resource.node.path.replace(prefix, ""),
      detail: readableDetail(detail),
      info: ruleInfo,
    });
  const logger: INagLogger = {
    onNonCompliance: (data) => add(data, data.findingId),
    onSuppressed: (data) => add(data, data.findingId),
    onError: (data) => add(data, data.errorMessage),
    onSuppressedError: (data) => add(data, data.errorMessage),
    onCompliance: () => {},
    onNotApplicable: () => {},
  };
  synthesis.visit(new AwsSolutionsChecks({ additionalLoggers: [logger], reports: false }));
  return findings;
}

/** A resource's ARN as `<Images.Arn>`, also where it comes from another stack. */
function readableDetail(detail: string): string {
  return detail
    .replace(/[\w-]+:ExportsOutputFnGetAtt(\w+[0-9A-F]{8})Arn[0-9A-F]{8}/g, "<$1.Arn>")
    .replace(/[0-9A-F]{8}(?=\.Arn>)/g, "");
}
