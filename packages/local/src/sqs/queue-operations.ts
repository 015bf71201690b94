import { AwsError } from "../lib/aws-error.ts";
import { invalidValue } from "./errors.ts";
import * as inputs from "./inputs.ts";
import { parseSqs, type QueueOperation } from "./inputs.ts";
import { chooseAttributes } from "./message-attributes.ts";
import type { Queues } from "./queues.ts";

/** What is done with queues, by AWS's names, in the members that the JSON protocol has. */
export function queueOperations(queues: Queues): Record<string, QueueOperation> {
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
    GetQueueAttributes: (input) => getQueueAttributes(queues, inputs.queueNameIn(queues, input), input),
    PurgeQueue: (input) => queues.purge(inputs.queueNameIn(queues, input)),
    StartMessageMoveTask: (input) => startMessageMoveTask(queues, input),
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
  const attributes = chooseAttributes(all, parseSqs(inputs.AttributeNames, input).AttributeNames);
  return attributes ? { Attributes: attributes } : {};
}

function startMessageMoveTask(queues: Queues, input: unknown) {
  const { SourceArn, DestinationArn } = parseSqs(inputs.StartMessageMoveTask, input);
  const source = queueOfArn(queues, SourceArn);
  queues.redrive(source, DestinationArn === undefined ? undefined : queueOfArn(queues, DestinationArn));
  return { TaskHandle: Buffer.from(source).toString("base64") };
}
