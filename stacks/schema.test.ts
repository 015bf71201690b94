import { describe, expect, test } from "vitest";
import { schemaFaults } from "./testing/resource-schema.ts";
import { type Synthesis, synthesize } from "./testing/synthesize.ts";

const stages: [string, Synthesis][] = Object.entries(await synthesize());

test.each(stages)("makes a %s's stage of resources as CloudFormation's schemas have them", (_, stage) => {
  const resources = stage.stacks.flatMap((stack) =>
    stage.resources(stack).map(({ id, ...resource }) => ({ name: `${stack}/${id}`, resource })),
  );

  expect(resources.length).toBeGreaterThan(100);
  expect(
    resources.flatMap(({ name, resource }) => schemaFaults(resource).map((fault) => `${name}: ${fault}`)),
  ).toEqual([]);
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const limits = { resources: 500, bytes: 1_000_000 };

test.each(stages)("keeps a %s's stacks within what CloudFormation takes", (_, stage) => {
  for (const stack of stage.stacks) {
    const resources = stage.resources(stack);

    expect(resources.length).toBeLessThan(limits.resources);
    expect(JSON.stringify(resources).length).toBeLessThan(limits.bytes);
  }
});

describe("the schemas", () => {
  const bucket = (Properties: object) => schemaFaults({ Type: "AWS::S3::Bucket", Properties });

  test("let sound resources and values that only CloudFormation knows pass", () => {
    const CorsRules = [{ AllowedMethods: ["GET"], AllowedOrigins: [{ Ref: "Site" }], MaxAge: 60 }];

    expect(bucket({ CorsConfiguration: { CorsRules }, BucketName: { "Fn::Sub": "images" } })).toEqual([]);
    expect(
      schemaFaults({ Type: "Custom::MediaKeyPair", Properties: { ServiceToken: "arn", any: 1 } }),
    ).toEqual([]);
  });

  test.each([
    ["an unknown type", schemaFaults({ Type: "AWS::S3::Bukket" }), "AWS::S3::Bukket is unknown"],
    ["an unknown property", bucket({ BucketNam: "images" }), "BucketNam is unknown"],
    [
      "an unknown property further in",
      bucket({ CorsConfiguration: { CorsRules: [], Rules: [] } }),
      "CorsConfiguration.Rules is unknown",
    ],
    [
      "an unknown attribute",
      schemaFaults({ Type: "AWS::S3::Bucket", ...{ RemovalPolicy: "Delete" } }),
      "RemovalPolicy is unknown",
    ],
    [
      "a missing property",
      schemaFaults({ Type: "AWS::Lambda::Function", Properties: { Code: {} } }),
      "Role is missing",
    ],
    [
      "a property that is given no value",
      schemaFaults({
        Type: "AWS::Lambda::Function",
        Properties: { Code: {}, Role: { Ref: "AWS::NoValue" } },
      }),
      "Role is missing",
    ],
    ["a missing property further in", bucket({ Tags: [{ Key: "stage" }] }), "Tags[0].Value is missing"],
    ["a number where text belongs", bucket({ BucketName: 7 }), "BucketName is no string: 7"],
    [
      "one value where a list belongs",
      bucket({ CorsConfiguration: { CorsRules: {} } }),
      "CorsConfiguration.CorsRules is no list",
    ],
    [
      "text where a number belongs",
      schemaFaults({ Type: "AWS::SQS::Queue", Properties: { DelaySeconds: "9" } }),
      'DelaySeconds is no integer: "9"',
    ],
    [
      "text where a truth value belongs",
      schemaFaults({ Type: "AWS::SQS::Queue", Properties: { FifoQueue: "yes" } }),
      'FifoQueue is no boolean: "yes"',
    ],
    [
      "a custom resource that nobody makes",
      schemaFaults({ Type: "Custom::MediaKeyPair" }),
      "ServiceToken is missing",
    ],
  ])("refuse %s", (_, faults, fault) => {
    expect(faults).toEqual([fault]);
  });
});
