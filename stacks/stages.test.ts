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

/** What becomes of each resource when its stack goes, and when another takes its place. */
function removals(stage: Synthesis): Map<string, string[]> {
  const entries = stage
    .all()
    .map(({ id, Type, DeletionPolicy = "unsaid", UpdateReplacePolicy = "unsaid" }) => {
      const policies = DeletionPolicy === UpdateReplacePolicy ? DeletionPolicy : "ambiguous";
      return [policies, `${Type} ${nameOf(id)}`] as const;
    });
  return new Map(
    [...new Set(entries.map(([policy]) => policy))].map((policy) => [
      policy,
      entries.filter(([other]) => other === policy).map(([, name]) => name),
    ]),
  );
}

test("takes everything of a developer's with it, said of each resource", () => {
  const byPolicy = removals(developer);

  expect([...byPolicy.keys()]).toEqual(["Delete"]);
  expect(byPolicy.get("Delete")?.length).toBeGreaterThan(200);
});

test("keeps in production what cannot be made again, and says of all else that it goes", () => {
  const byPolicy = removals(production);

  expect([...byPolicy.keys()].sort()).toEqual(["Delete", "Retain", "Snapshot"]);
  expect(byPolicy.get("Snapshot")).toEqual(["AWS::RDS::DBCluster Cluster"]);
  expect(byPolicy.get("Retain")?.filter((name) => !name.startsWith("AWS::Logs::LogGroup "))).toEqual([
    "AWS::S3::Bucket Images",
    "AWS::Cognito::UserPool Users",
  ]);
  expect(production.all("AWS::RDS::DBCluster")[0]?.Properties.DeletionProtection).toBe(true);
  expect(production.resources("storage", "Custom::S3AutoDeleteObjects")).toEqual([]);
});

test.each([
  ["developer", developer, 7, "Delete"],
  ["production", production, 180, "Retain"],
] as const)("forgets every log of %s in time", (_, stage, days, removal) => {
  const logGroups = stage.all("AWS::Logs::LogGroup");

  expect(logGroups.length).toBeGreaterThan(15);
  expect(new Set(logGroups.map(({ Properties }) => Properties.RetentionInDays))).toEqual(new Set([days]));
  expect(new Set(logGroups.map(({ DeletionPolicy }) => DeletionPolicy))).toEqual(new Set([removal]));
});

test.each([
  ["developer", developer, 14],
  ["production", production, 14],
] as const)("keeps dead letters of %s for two weeks", (_, stage, days) => {
  const kept = stage
    .all("AWS::SQS::Queue")
    .map(({ id, Properties }) => [nameOf(id), Properties.MessageRetentionPeriod]);

  expect(kept.filter(([name]) => name.endsWith("DeadLetters"))).toEqual([
    ["AnalysisDeadLetters", days * 86_400],
    ["IndexDeadLetters", days * 86_400],
    ["JobsDeadLetters", days * 86_400],
    ["WatchdogDeadLetters", days * 86_400],
  ]);
});

test.each(Object.entries(stages))(
  "gives every function of %s, also CDK's and SST's, a log of its own stack",
  (_, stage: Synthesis) => {
    const strangers = stage.stacks.flatMap((stack) => {
      const logGroups = stage.resources(stack, "AWS::Logs::LogGroup").map(({ id }) => nameOf(id));
      return stage
        .resources(stack, "AWS::Lambda::Function")
        .filter(({ Properties }) => !logGroups.includes(readable(Properties.LoggingConfig?.LogGroup)))
        .map(({ id }) => id);
    });

    expect(stage.all("AWS::Lambda::Function").length).toBeGreaterThan(20);
    expect(strangers).toEqual([]);
  },
);

test("runs the application's functions on Node 22 and arm64", () => {
  const functions = developer
    .all("AWS::Lambda::Function")
    .filter(({ Properties }) => /^packages\/functions/.test(Properties.Handler));

  expect(functions.length).toBeGreaterThan(10);
  for (const { Properties } of functions) {
    expect(Properties).toMatchObject({ Runtime: "nodejs22.x", Architectures: ["arm64"] });
  }
});
