import { AwsError } from "../lib/aws-error.ts";
import { type Act, changeVisibilityEntry, deleteEntry, runBatch, sendEntry } from "./batch.ts";
import { invalidValue } from "./errors.ts";
import * as inputs from "./inputs.ts";
import { parseSqs } from "./inputs.ts";
import { md5OfAttributes, selectAttributes } from "./message-attributes.ts";
import type { Queues } from "./queues.ts";
import type { ReceivedMessage } from "./take.ts";

/** One operation: parsed request in, answer out; the signal aborts when the client has gone. */
export type QueueOperation = (input: unknown, signal: AbortSignal) => unknown;

/** The operations of SQS by AWS's names, in the members that its JSON protocol has. */
export function queueOperations(queues: Queues): Readonly<Record<string, QueueOperation>> {
  return { ...messageOperations(queues), ...managementOperations(queues) };
}

function messageOperations(queues: Queues): Record<string, QueueOperation> {
  const single =
    (act: Act): QueueOperation =>
    (input) =>
      act(queues, queueName(queues, input), input);
  const batch =
    (act: Act): QueueOperation =>
    (input) =>
      runBatch(queues, queueName(queues, input), input, act);
  return {
    SendMessage: single(sendEntry),
    SendMessageBatch: batch(sendEntry),
    ReceiveMessage: (input, signal) => receiveMessage(queues, queueName(queues, input), input, signal),
    DeleteMessage: single(deleteEntry),
    DeleteMessageBatch: batch(deleteEntry),
    ChangeMessageVisibility: single(changeVisibilityEntry),
    ChangeMessageVisibilityBatch: batch(changeVisibilityEntry),
  };
}

function managementOperations(queues: Queues): Record<string, QueueOperation> {
  return {
    CreateQueue: (input) => createQueue(queues, input),
    GetQueueUrl: (input) => {
      const { QueueName } = parseSqs(inputs.QueueName, input);
      queues.get(QueueName);
      return { QueueUrl: queues.url(QueueName) };
    },
    ListQueues: (input) => {
      const names = queues.list(parseSqs(inputs.ListQueues, input).QueueNamePrefix);
      return names.length > 0 ? { QueueUrls: names.map((name) => queues.url(name)) } : {};
    },
    GetQueueAttributes: (input) => getQueueAttributes(queues, queueName(queues, input), input),
    PurgeQueue: (input) => queues.purge(queueName(queues, input)),
    StartMessageMoveTask: (input) => startMessageMoveTask(queues, input),
  };
}

/** The name of the queue that a request's `QueueUrl` means. @throws AwsError `QueueDoesNotExist` */
function queueName(queues: Queues, input: unknown): string {
  const { QueueUrl } = parseSqs(inputs.QueueUrl, input);
  const name = inputs.queueNameOf(QueueUrl);
  queues.get(name);
  return name;
}

async function receiveMessage(queues: Queues, name: string, input: unknown, signal: AbortSignal) {
  const request = parseSqs(inputs.ReceiveMessage, input);
  const messages = await queues.receive(name, {
    max: request.MaxNumberOfMessages,
    visibilityTimeout: request.VisibilityTimeout,
    waitMs: request.WaitTimeSeconds * 1000,
    signal,
  });
  if (messages.length === 0) return {};
  const system = [...request.AttributeNames, ...request.MessageSystemAttributeNames];
  return {
    Messages: messages.map((message) =>
      describeMessage(queues, message, system, request.MessageAttributeNames),
    ),
  };
}

function describeMessage(
  queues: Queues,
  message: ReceivedMessage,
  system: readonly string[],
  wanted: readonly string[],
) {
  const attributes = pick(systemAttributes(queues, message), system);
  const chosen = selectAttributes(message.messageAttributes, wanted);
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    MD5OfBody: message.md5OfBody,
    Body: message.body,
    ...(attributes && { Attributes: attributes }),
    ...(chosen && { MessageAttributes: chosen, MD5OfMessageAttributes: md5OfAttributes(chosen) }),
  };
}

/** What SQS itself knows of a received message, by the names that `AttributeNames` may ask for. */
export function systemAttributes(queues: Queues, message: ReceivedMessage): Record<string, string> {
  const source = message.deadLetterSource;
  return {
    SenderId: "000000000000",
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    ...(source && { DeadLetterQueueSourceArn: queues.arn(source) }),
  };
}

function createQueue(queues: Queues, input: unknown) {
  const { QueueName, Attributes = {} } = parseSqs(inputs.CreateQueue, input);
  const given = {
    ...(Attributes.VisibilityTimeout !== undefined && { visibilityTimeout: Attributes.VisibilityTimeout }),
    ...(Attributes.DelaySeconds !== undefined && { delaySeconds: Attributes.DelaySeconds }),
    ...(Attributes.RedrivePolicy && { redrive: redrive(queues, Attributes.RedrivePolicy) }),
  };
  const existing = queues.find(QueueName);
  if (!existing) queues.declare(QueueName, { visibilityTimeout: 30, ...given });
  else if (JSON.stringify({ ...existing, ...given }) !== JSON.stringify(existing)) {
    throw new AwsError("QueueNameExists", "A queue of this name exists with other attributes.");
  }
  return { QueueUrl: queues.url(QueueName) };
}

function redrive(queues: Queues, policy: string) {
  const { deadLetterTargetArn, maxReceiveCount } = inputs.parseRedrivePolicy(policy);
  return { deadLetterQueue: queueOfArn(queues, deadLetterTargetArn), maxReceiveCount };
}

function queueOfArn(queues: Queues, arn: string): string {
  const name = arn.slice(arn.lastIndexOf(":") + 1);
  if (!queues.find(name) || queues.arn(name) !== arn) throw invalidValue(`There is no queue ${arn}.`);
  return name;
}

function getQueueAttributes(queues: Queues, name: string, input: unknown) {
  const { visibilityTimeout, delaySeconds = 0, redrive, createdAt, modifiedAt } = queues.get(name);
  const counts = queues.attributes(name);
  const policy = redrive && {
    deadLetterTargetArn: queues.arn(redrive.deadLetterQueue),
    maxReceiveCount: redrive.maxReceiveCount,
  };
  const all = {
    QueueArn: queues.arn(name),
    ApproximateNumberOfMessages: String(counts.available),
    ApproximateNumberOfMessagesNotVisible: String(counts.inFlight),
    ApproximateNumberOfMessagesDelayed: String(counts.delayed),
    CreatedTimestamp: String(Math.floor(createdAt / 1000)),
    LastModifiedTimestamp: String(Math.floor(modifiedAt / 1000)),
    VisibilityTimeout: String(visibilityTimeout),
    DelaySeconds: String(delaySeconds),
    MaximumMessageSize: "262144",
    ReceiveMessageWaitTimeSeconds: "0",
    ...(policy && { RedrivePolicy: JSON.stringify(policy) }),
  };
  const attributes = pick(all, parseSqs(inputs.AttributeNames, input).AttributeNames);
  return attributes ? { Attributes: attributes } : {};
}

function startMessageMoveTask(queues: Queues, input: unknown) {
  const { SourceArn, DestinationArn } = parseSqs(inputs.StartMessageMoveTask, input);
  const source = queueOfArn(queues, SourceArn);
  queues.redrive(source, DestinationArn === undefined ? undefined : queueOfArn(queues, DestinationArn));
  return { TaskHandle: Buffer.from(source).toString("base64") };
}

function pick(values: Record<string, string>, names: readonly string[]): Record<string, string> | undefined {
  if (names.includes("All")) return values;
  const chosen = Object.entries(values).filter(([name]) => names.includes(name));
  return chosen.length > 0 ? Object.fromEntries(chosen) : undefined;
}
