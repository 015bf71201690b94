import { expect, test } from "vitest";
import { contentHash } from "./content-hash.ts";
import { nameOf } from "./testing/readable.ts";
import { type Synthesis, synthesize } from "./testing/synthesize.ts";

const { developer, production } = await synthesize();

function clusterOf(stage: Synthesis) {
  const [cluster, ...others] = stage.resources("database", "AWS::RDS::DBCluster");
  expect(others).toEqual([]);
  return cluster?.Properties;
}

test("pauses a developer's database and keeps production's awake", () => {
  expect(clusterOf(developer).ServerlessV2ScalingConfiguration).toEqual({
    MinCapacity: 0,
    MaxCapacity: 2,
    SecondsUntilAutoPause: 600,
  });
  expect(clusterOf(production).ServerlessV2ScalingConfiguration).toEqual({
    MinCapacity: 0.5,
    MaxCapacity: 16,
  });
});

test.each(Object.entries({ developer, production }))(
  "runs PostgreSQL 16 on Serverless v2 with the Data API for a %s",
  (_, stage) => {
    const cluster = clusterOf(stage);
    const instances = stage.resources("database", "AWS::RDS::DBInstance");

    expect(cluster.Engine).toBe("aurora-postgresql");
    expect(cluster.EngineVersion).toMatch(/^16\.(?:[3-9]|\d\d)/);
    expect(cluster.EnableHttpEndpoint).toBe(true);
    expect(cluster.StorageEncrypted).toBe(true);
    // The two marks of Serverless v1.
    expect(cluster).not.toHaveProperty("EngineMode");
    expect(cluster).not.toHaveProperty("ScalingConfiguration");
    expect(instances.map(({ Properties }) => Properties.DBInstanceClass)).toEqual(["db.serverless"]);
    expect(instances[0]?.Properties.PubliclyAccessible).toBe(false);
  },
);

test("has a network that leads nowhere", () => {
  const types = developer.resources("database").map(({ Type }) => Type);
  const [group] = developer.resources("database", "AWS::EC2::SecurityGroup");

  expect(types.filter((type) => /NatGateway|InternetGateway|EIP|EC2::Route$/.test(type))).toEqual([]);
  expect(types.filter((type) => type === "AWS::EC2::Subnet")).toHaveLength(2);
  expect(group?.Properties.SecurityGroupIngress).toBeUndefined();
});

test("migrates once the writer stands, again when a migration is new, and at no other time", () => {
  const [script] = developer.resources("database", "Custom::SSTScript");
  const [ofProduction] = production.resources("database", "Custom::SSTScript");

  expect(script?.DependsOn?.map(nameOf)).toEqual(expect.arrayContaining(["Cluster", "ClusterWriter"]));
  expect(nameOf(script?.Properties.UserCreateFunction.Ref)).toBe("Migrate");
  expect(nameOf(script?.Properties.UserUpdateFunction.Ref)).toBe("Migrate");
  expect(script?.Properties.Version).toBe(contentHash("packages/core/migrations"));
  expect(ofProduction?.Properties.Version).toBe(script?.Properties.Version);
});

test("migrates before code that reads the database is deployed", () => {
  expect(developer.dependencies.ingest).toContain("database");
  expect(developer.dependencies.api).toContain("database");
});
