import { expect, test } from "vitest";
import { type NagSuppression, nagSuppressions } from "./nag-suppressions.ts";
import { type Finding, nagFindings } from "./testing/nag-findings.ts";
import { synthesize } from "./testing/synthesize.ts";

const { developer, production } = await synthesize();
const findings = {
  developer: nagFindings("developer", developer),
  production: nagFindings("production", production),
};
const stages = ["developer", "production"] as const;

/** Whether a suppression is meant for a finding, at this of its places. */
function isMeant({ rule, detail, stage }: NagSuppression, at: string, finding: Finding, on: string): boolean {
  return (
    rule === finding.rule &&
    (stage ?? on) === on &&
    matches(at, finding.path) &&
    finding.detail === (detail ?? "")
  );
}

function matches(pattern: string, text: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^/]*")}$`).test(text);
}

test.each(stages)(
  "finds nothing on a %s's stage but what is meant to stay, for a written reason",
  (stage) => {
    const open = findings[stage].filter(
      (finding) =>
        !nagSuppressions.some((suppression) =>
          suppression.at.some((at) => isMeant(suppression, at, finding, stage)),
        ),
    );

    expect(findings[stage].length).toBeGreaterThan(50);
    expect(open).toEqual([]);
  },
);

test("suppresses nothing that is not found", () => {
  const unused = nagSuppressions.flatMap((suppression) =>
    suppression.at
      .filter((at) =>
        stages.every((stage) => !findings[stage].some((finding) => isMeant(suppression, at, finding, stage))),
      )
      .map((at) => `${suppression.rule} at ${at}`),
  );

  expect(unused).toEqual([]);
});

test("reports what nobody has suppressed", () => {
  const detail = "Resource::*";
  const wide = { rule: "IAM5", path: "api/listImagesRole/DefaultPolicy/Resource", detail, info: "" };
  const suppression = { rule: "IAM5", detail, at: ["api/*/DefaultPolicy/Resource"], reason: "" };
  const at = "api/*/DefaultPolicy/Resource";

  expect(isMeant(suppression, at, wide, "developer")).toBe(true);
  expect(isMeant({ ...suppression, rule: "IAM4" }, at, wide, "developer")).toBe(false);
  expect(isMeant({ ...suppression, stage: "developer" }, at, wide, "production")).toBe(false);
  expect(isMeant(suppression, at, { ...wide, path: "api/a/b/DefaultPolicy/Resource" }, "developer")).toBe(
    false,
  );
  expect(isMeant(suppression, at, { ...wide, detail: "Action::s3:*" }, "developer")).toBe(false);
});
