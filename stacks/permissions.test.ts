import { expect, test } from "vitest";
import {
  type EventFunctionSpec,
  type FunctionSpec,
  functionSettings,
  migrator,
  operations,
  pipeline,
  preSignUp,
  type RouteName,
  routeFunction,
  routes,
  type Touch,
} from "../packages/core/src/contract/index.ts";
import { unsetSettings } from "./surroundings.ts";
import { listOf, nameOf, readable } from "./testing/readable.ts";
import { type Resource, synthesize } from "./testing/synthesize.ts";

const { developer, production } = await synthesize();
const events: [string, EventFunctionSpec][] = Object.entries(pipeline);
const specs: [string, FunctionSpec][] = [
  ["Migrate", migrator],
  ["PreSignUp", preSignUp],
  ...events,
  ...Object.entries(operations),
  ...Object.keys(routes).map((name): [string, FunctionSpec] => [name, routeFunction(name as RouteName)]),
];

const cluster = "arn:AWS::Partition:rds:eu-west-1:123456789012:cluster:Cluster";
/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrekognition.html */
const rekognition = [
  "rekognition:DetectLabels on *",
  "rekognition:DetectModerationLabels on *",
  "rekognition:DetectText on *",
];

const touchPermissions: Record<Touch, string[]> = {
  database: [
    `rds-data:BeginTransaction on ${cluster}`,
    `rds-data:CommitTransaction on ${cluster}`,
    `rds-data:ExecuteStatement on ${cluster}`,
    `rds-data:RollbackTransaction on ${cluster}`,
    "secretsmanager:GetSecretValue on ClusterSecretAttachment",
  ],
  "originals:read": ["s3:GetObject on Images.Arn/originals/*"],
  "originals:find": ["s3:GetObject on Images.Arn/originals/*", "s3:ListBucket on Images.Arn"],
  "analysis:find": ["s3:GetObject on Images.Arn/analysis/*", "s3:ListBucket on Images.Arn"],
  "objects:list": ["s3:ListBucket on Images.Arn"],
  "originals:write": ["s3:PutObject on Images.Arn/originals/*"],
  "media:read": ["s3:GetObject on Images.Arn/media/*"],
  "media:write": ["s3:PutObject on Images.Arn/media/*"],
  "analysis:write": ["s3:PutObject on Images.Arn/analysis/*"],
  "analysis-queue:send": ["sqs:SendMessage on AnalysisQueue.Arn"],
  "objects:purge": [
    "s3:DeleteObject on Images.Arn/originals/*",
    "s3:DeleteObject on Images.Arn/media/*",
    "s3:DeleteObject on Images.Arn/analysis/*",
    "s3:ListBucket on Images.Arn",
  ],
  "watchdog-queue:send": ["sqs:SendMessage on WatchdogQueue.Arn"],
  "queues:look": ["sqs:GetQueueAttributes on AnalysisQueue.Arn", "sqs:GetQueueAttributes on IndexQueue.Arn"],
  "prepare:invoke": [
    "lambda:InvokeFunction on arn:AWS::Partition:lambda:eu-west-1:123456789012:function:developer-image-content-search-prepare",
  ],
  "bus:put": ["events:PutEvents on Bus.Arn"],
  "analysis-queue:postpone": ["sqs:ChangeMessageVisibility on AnalysisQueue.Arn"],
  "index-queue:postpone": ["sqs:ChangeMessageVisibility on IndexQueue.Arn"],
  "jobs-queue:send": ["sqs:SendMessage on JobsQueue.Arn"],
  "jobs-queue:postpone": ["sqs:ChangeMessageVisibility on JobsQueue.Arn"],
  "users:delete": ["cognito-idp:AdminDeleteUser on Users.Arn"],
  "watchdog-queue:postpone": ["sqs:ChangeMessageVisibility on WatchdogQueue.Arn"],
  rekognition,
  "media-key:read": ["secretsmanager:GetSecretValue on MediaKeySecret"],
};

/** What Lambda itself does in a function's name for its trigger and its failures. */
function eventPermissions({ trigger, onFailure }: Partial<EventFunctionSpec>): string[] {
  const queueArn = (name: string) => `${name[0]?.toUpperCase()}${name.slice(1)}Queue.Arn`;
  const consume = [
    "ReceiveMessage",
    "ChangeMessageVisibility",
    "GetQueueUrl",
    "DeleteMessage",
    "GetQueueAttributes",
  ];
  const send = ["SendMessage", "GetQueueAttributes", "GetQueueUrl"];
  return [
    ...(trigger && "queue" in trigger
      ? consume.map((action) => `sqs:${action} on ${queueArn(trigger.queue)}`)
      : []),
    ...(onFailure ? send.map((action) => `sqs:${action} on ${queueArn(onFailure.queue)}`) : []),
  ];
}

function functionNamed(name: string): Resource {
  const fn = developer.all("AWS::Lambda::Function").find(({ id }) => nameOf(id) === name);
  if (!fn) throw new Error(`There is no function ${name}.`);
  return fn;
}

function permissionsOf(roleId: string): string[] {
  const policies = developer
    .all("AWS::IAM::Policy")
    .filter(({ Properties }) => Properties.Roles.some(({ Ref }: { Ref: string }) => Ref === roleId));
  return policies.flatMap(permissionsIn);
}

function permissionsIn({ Properties }: Resource): string[] {
  return statementsIn(Properties.PolicyDocument);
}

interface PolicyDocument {
  Statement: { Action: string | string[]; Resource: unknown }[];
}

function statementsIn({ Statement }: PolicyDocument): string[] {
  return Statement.flatMap(({ Action, Resource }) =>
    listOf(Action).flatMap((action) =>
      listOf(Resource).map((resource) => `${action} on ${readable(resource)}`),
    ),
  );
}

/** Traces have no resource to name: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html */
const trace = ["xray:PutTelemetryRecords on *", "xray:PutTraceSegments on *"];

test.each(specs)("allows %s what it touches, its own log and its traces, no more", (name, spec) => {
  const roleId = functionNamed(name).Properties.Role["Fn::GetAtt"][0];
  const role = developer.all("AWS::IAM::Role").find(({ id }) => id === roleId);

  const log = ["CreateLogStream", "PutLogEvents"].map((action) => `logs:${action} on ${name}Log.Arn`);
  const touches = spec.touches.flatMap((touch) => touchPermissions[touch]);
  // Who reads a queue is allowed some actions by its trigger as well.
  const allowed = new Set([...log, ...trace, ...touches, ...eventPermissions(spec)]);
  expect([...new Set(permissionsOf(roleId))].sort()).toEqual([...allowed].sort());
  expect(role?.Properties).not.toHaveProperty("ManagedPolicyArns");
  expect(role?.Properties).not.toHaveProperty("Policies");
});

test.each(specs)("tells %s the settings it reads", (name, spec) => {
  const { Variables } = functionNamed(name).Properties.Environment;

  const set = Object.keys(Variables).filter((key) => !/^(SST_|AWS_|NODE_|POWERTOOLS_)/.test(key));
  expect(set.sort()).toEqual(
    functionSettings(spec)
      .filter((key) => !unsetSettings.includes(key))
      .sort(),
  );
});

const stages = Object.entries({ developer, production });

test.each(stages)(
  "allows nobody on a %s's stage anything on everything, but to have labels detected and to send traces",
  (_, stage) => {
    const inline = stage
      .all("AWS::IAM::Role")
      .flatMap(({ Properties }): { PolicyDocument: PolicyDocument }[] => Properties.Policies ?? [])
      .flatMap(({ PolicyDocument }) => statementsIn(PolicyDocument));
    const permissions = [...stage.all("AWS::IAM::Policy").flatMap(permissionsIn), ...inline];

    const tooWide = permissions.filter((permission) => / on \*$|^[^ ]*\*/.test(permission));
    expect(permissions.length).toBeGreaterThan(30);
    expect([...new Set(tooWide)].sort()).toEqual([...rekognition, ...trace].sort());
  },
);

test.each(stages)(
  "gives the functions of CDK and SST on a %s's stage no managed policy but for their logs",
  (_, stage) => {
    const managed = stage
      .all("AWS::IAM::Role")
      .flatMap(({ Properties }) => Properties.ManagedPolicyArns ?? []);

    expect(managed.length).toBeGreaterThan(5);
    for (const arn of managed)
      expect(readable(arn)).toMatch(/:policy\/service-role\/AWSLambdaBasicExecutionRole/);
  },
);
