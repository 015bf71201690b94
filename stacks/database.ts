import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { SecurityGroup, SubnetType, Vpc } from "aws-cdk-lib/aws-ec2";
import {
  AuroraPostgresEngineVersion,
  ClusterInstance,
  Credentials,
  DatabaseCluster,
  DatabaseClusterEngine,
} from "aws-cdk-lib/aws-rds";
import { Script, type Stack, type StackContext } from "sst/constructs";
import { useProject } from "sst/project.js";
import { migrator } from "../packages/core/src/contract/index.ts";
import { applicationFunction } from "./application-function.ts";
import { contentHash } from "./content-hash.ts";
import { settingsOf } from "./settings-of.ts";
import type { StageSettings } from "./stage-settings.ts";
import type { Surroundings } from "./surroundings.ts";

const databaseName = "image_content_search";

/**
 * Aurora PostgreSQL behind the Data API, brought to the newest migration before any stack with newer code.
 * Plain CDK: all that SST's `RDS` would add to a cluster of one's own is `bind`, whose grants are too wide.
 */
export function database({ stack }: StackContext) {
  const cluster = newCluster(stack, settingsOf(stack));
  const { secret } = cluster;
  if (!secret) throw new Error("The database has no secret.");
  const surroundings: Surroundings = {
    arns: { database: cluster.clusterArn, databaseSecret: secret.secretArn },
    settings: {
      DATABASE_ARN: cluster.clusterArn,
      DATABASE_SECRET_ARN: secret.secretArn,
      DATABASE_NAME: databaseName,
    },
  };
  migrate(stack, cluster, surroundings);
  stack.addOutputs({ DatabaseArn: cluster.clusterArn, DatabaseSecretArn: secret.secretArn });
  return { clusterIdentifier: cluster.clusterIdentifier, surroundings };
}

function newCluster(stack: Stack, { database: capacity, production, dataRemoval }: StageSettings) {
  const vpc = new Vpc(stack, "Network", {
    maxAzs: 2,
    natGateways: 0,
    subnetConfiguration: [{ name: "Database", subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 24 }],
  });
  // Nothing connects but the Data API, which comes by no route of this network.
  const securityGroup = new SecurityGroup(stack, "ClusterAccess", { vpc, allowAllOutbound: false });
  return new DatabaseCluster(stack, "Cluster", {
    engine: DatabaseClusterEngine.auroraPostgres({ version: AuroraPostgresEngineVersion.VER_16_8 }),
    writer: ClusterInstance.serverlessV2("Writer", { publiclyAccessible: false }),
    serverlessV2MinCapacity: capacity.minCapacity,
    serverlessV2MaxCapacity: capacity.maxCapacity,
    ...(capacity.autoPauseMinutes && {
      serverlessV2AutoPauseDuration: Duration.minutes(capacity.autoPauseMinutes),
    }),
    enableDataApi: true,
    defaultDatabaseName: databaseName,
    credentials: Credentials.fromGeneratedSecret("postgres"),
    vpc,
    vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
    securityGroups: [securityGroup],
    storageEncrypted: true,
    backup: { retention: Duration.days(capacity.backupDays) },
    copyTagsToSnapshot: true,
    deletionProtection: production,
    removalPolicy: production ? RemovalPolicy.SNAPSHOT : dataRemoval,
  });
}

/** Not SST's `migrations`: its runner fails on Serverless v2. This one runs when a migration is new. */
function migrate(stack: Stack, cluster: DatabaseCluster, made: Surroundings): void {
  const fn = applicationFunction(stack, "Migrate", migrator, made, { enableLiveDev: false });
  const version = contentHash(`${useProject().paths.root}/packages/core/migrations`);
  const script = new Script(stack, "Migrations", { onCreate: fn, onUpdate: fn, version });
  script.node.addDependency(cluster);
}
