import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { RDSData } from "@aws-sdk/client-rds-data";
import {
  DetectLabelsCommand,
  DetectModerationLabelsCommand,
  DetectTextCommand,
  RekognitionClient,
} from "@aws-sdk/client-rekognition";
import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import {
  ChangeMessageVisibilityCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { expect, test } from "vitest";
import { functionCredentials } from "../src/lib/keyring.ts";
import { clientOptions, newSystem } from "./system.ts";

const info = await newSystem();

/** What a client takes to speak in a function's name. */
function as(functionName: string) {
  return { ...clientOptions(info), credentials: functionCredentials(functionName) };
}

const object = { Bucket: info.bucket, Key: "media/o/i/1/preview.jpg" };
const send = { QueueUrl: info.queueUrl, MessageBody: "{}" };
const event = { EventBusName: info.eventBusName, Source: "test", DetailType: "test", Detail: "{}" };
const statement = { resourceArn: info.databaseArn, secretArn: info.databaseSecretArn, sql: "select 1" };

const refused: [string, string, () => Promise<unknown>][] = [
  ["prepare", "s3:GetObject", () => new S3Client(as("prepare")).send(new GetObjectCommand(object))],
  ["analyze", "s3:PutObject", () => new S3Client(as("analyze")).send(new PutObjectCommand(object))],
  [
    "prepare",
    "s3:GetObject",
    () =>
      new S3Client(as("prepare")).send(
        new CopyObjectCommand({ ...object, CopySource: `${info.bucket}/analysis/x.json` }),
      ),
  ],
  [
    "prepare",
    "s3:DeleteObject",
    () => {
      const Delete = { Objects: [{ Key: object.Key }] };
      return new S3Client(as("prepare")).send(new DeleteObjectsCommand({ Bucket: info.bucket, Delete }));
    },
  ],
  [
    "analyze",
    "s3:ListBucket",
    () => new S3Client(as("analyze")).send(new ListObjectsV2Command({ Bucket: info.bucket })),
  ],
  ["index", "sqs:SendMessage", () => new SQSClient(as("index")).send(new SendMessageCommand(send))],
  [
    "index",
    "sqs:ChangeMessageVisibility",
    () => {
      const postponed = { QueueUrl: info.queueUrl, ReceiptHandle: "AQEB", VisibilityTimeout: 1 };
      return new SQSClient(as("index")).send(new ChangeMessageVisibilityCommand(postponed));
    },
  ],
  [
    "index",
    "sqs:SendMessage",
    () => {
      const Entries = [{ Id: "1", MessageBody: "{}" }];
      return new SQSClient(as("index")).send(
        new SendMessageBatchCommand({ QueueUrl: info.queueUrl, Entries }),
      );
    },
  ],
  ["prepare", "sqs:ReceiveMessage", () => new SQSClient(as("prepare")).send(new ReceiveMessageCommand(send))],
  [
    "index",
    "events:PutEvents",
    () => new EventBridgeClient(as("index")).send(new PutEventsCommand({ Entries: [event] })),
  ],
  [
    "analyze",
    "events:PutEvents",
    () => {
      const Entries = [{ ...event, EventBusName: "default" }];
      return new EventBridgeClient(as("analyze")).send(new PutEventsCommand({ Entries }));
    },
  ],
  ["prepare", "rds-data:ExecuteStatement", () => new RDSData(as("prepare")).executeStatement(statement)],
  [
    "index",
    "secretsmanager:GetSecretValue",
    () => new RDSData(as("index")).executeStatement({ ...statement, secretArn: "another" }),
  ],
  [
    "prepare",
    "rekognition:DetectLabels",
    () => new RekognitionClient(as("prepare")).send(detect("media/o/i/1/preview.jpg")),
  ],
  [
    "prepare",
    "rekognition:DetectText",
    () => new RekognitionClient(as("prepare")).send(new DetectTextCommand(image("media/o/i/1/preview.jpg"))),
  ],
  [
    "prepare",
    "rekognition:DetectModerationLabels",
    () =>
      new RekognitionClient(as("prepare")).send(
        new DetectModerationLabelsCommand(image("media/o/i/1/preview.jpg")),
      ),
  ],
  ["analyze", "s3:GetObject", () => new RekognitionClient(as("analyze")).send(detect("originals/o/i"))],
  [
    "createUpload",
    "secretsmanager:GetSecretValue",
    () =>
      new SecretsManagerClient(as("createUpload")).send(
        new GetSecretValueCommand({ SecretId: "image-content-search-media-key" }),
      ),
  ],
  [
    "prepare",
    "lambda:InvokeFunction",
    () => new LambdaClient(as("prepare")).send(new InvokeCommand({ FunctionName: "migrate" })),
  ],
];

function image(Name: string) {
  return { Image: { S3Object: { Bucket: info.bucket, Name } } };
}

function detect(Name: string) {
  return new DetectLabelsCommand(image(Name));
}

test.each(refused)("refuses %s %s where its policy does not allow it", async (_, action, act) => {
  await expect(act()).rejects.toMatchObject({
    name: expect.stringMatching(/^AccessDenied(Exception)?$/),
    message: expect.stringContaining(`is not authorized to perform: ${action} on resource: `),
  });
});

test("refuses a URL that a function signed for what it may not do itself", async () => {
  const url = await getSignedUrl(new S3Client(as("listImages")), new GetObjectCommand(object));

  const answer = await fetch(url);

  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain("<Code>AccessDenied</Code>");
});

test("tells nobody that a key is missing who may not list the bucket", async () => {
  const reading = new S3Client(as("analyze")).send(new GetObjectCommand(object));

  await expect(reading).rejects.toMatchObject({ name: "AccessDenied", message: "Access Denied" });
});

test("lets a function do what its policy allows", async () => {
  const answer = await new RDSData(as("index")).executeStatement(statement);

  expect(answer.records).toEqual([[{ longValue: 1 }]]);
});
