import { expect, test } from "vitest";
import { nameOf, readable } from "./testing/readable.ts";
import { type Synthesis, synthesize, tryMode } from "./testing/synthesize.ts";

const { developer, production } = await synthesize();
const stages = { developer, production };

test("makes each stack of what earlier ones made", () => {
  expect(developer.stacks).toEqual(["storage", "database", "edge", "auth", "ingest", "api", "monitoring"]);
  for (const [index, stack] of developer.stacks.entries()) {
    const later = developer.stacks.slice(index);
    expect(developer.dependencies[stack]?.filter((other) => later.includes(other))).toEqual([]);
  }
});

test.each(["dev", "remove"] as const)("can be made for `sst %s` as well", (mode) => {
  expect(tryMode(mode)).toEqual(developer.stacks);
});

test("takes everything of a developer's with it", () => {
  const kept = developer.all().filter(({ DeletionPolicy, Type }) => {
    return DeletionPolicy !== "Delete" && Type !== "AWS::SSM::Parameter";
  });

  expect(kept).toEqual([]);
});

test("keeps what cannot be made again in production", () => {
  const policies = ["AWS::S3::Bucket", "AWS::RDS::DBCluster", "AWS::Cognito::UserPool"].map((type) =>
    production
      .all(type)
      .map(({ id, DeletionPolicy, UpdateReplacePolicy }) => [
        nameOf(id),
        DeletionPolicy,
        UpdateReplacePolicy,
      ]),
  );

  expect(policies).toEqual([
    [
      ["Images", "Retain", "Retain"],
      ["SiteFiles", "Delete", "Delete"],
    ],
    [["Cluster", "Snapshot", "Snapshot"]],
    [["Users", "Retain", "Retain"]],
  ]);
  expect(production.all("AWS::RDS::DBCluster")[0]?.Properties.DeletionProtection).toBe(true);
  expect(production.resources("storage", "Custom::S3AutoDeleteObjects")).toEqual([]);
});

test.each([
  ["developer", developer, 7, "Delete"],
  ["production", production, 180, "Retain"],
] as const)("forgets logs of %s in time", (_, stage, days, removal) => {
  const logGroups = stage.all("AWS::Logs::LogGroup");

  expect(logGroups.length).toBeGreaterThan(15);
  expect(new Set(logGroups.map(({ Properties }) => Properties.RetentionInDays))).toEqual(new Set([days]));
  expect(new Set(logGroups.map(({ DeletionPolicy }) => DeletionPolicy))).toEqual(new Set([removal]));
});

test.each(Object.entries(stages))("gives every function of %s a log of its own", (_, stage: Synthesis) => {
  const logs = stage
    .all("AWS::Lambda::Function")
    .map(({ id, Properties }) => [id, readable(Properties.LoggingConfig?.LogGroup)]);

  expect(logs.filter(([, log]) => log === "undefined")).toEqual([]);
});

test("runs the application's functions on Node 22 and arm64", () => {
  const functions = developer
    .all("AWS::Lambda::Function")
    .filter(({ Properties }) => /^packages\/functions/.test(Properties.Handler));

  expect(functions.length).toBeGreaterThan(10);
  for (const { Properties } of functions) {
    expect(Properties).toMatchObject({ Runtime: "nodejs22.x", Architectures: ["arm64"] });
  }
});
