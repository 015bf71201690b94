import * as z from "zod/mini";
import { parseInput } from "../lib/parse.ts";
import { invalidValue } from "./errors.ts";
import type { Queues } from "./queues.ts";

/** One operation: parsed request in, answer out; the signal aborts when the client has gone. */
export type QueueOperation = (input: unknown, signal: AbortSignal) => unknown;

/** A whole number in a range; the query protocol sends it as text. */
function integer(least: number, most: number) {
  return z.coerce.number().check(z.int(), z.gte(least), z.lte(most));
}

const timeout = integer(0, 43_200);
const delay = z.optional(integer(0, 900));
const names = z._default(z.array(z.string()), []);
const attributes = z.optional(
  z.record(
    z.string().check(z.regex(/^[\w.-]{1,256}$/)),
    z.object({
      DataType: z.string().check(z.regex(/^(String|Number|Binary)(\..+)?$/)),
      StringValue: z.optional(z.string()),
      BinaryValue: z.optional(z.string()),
    }),
  ),
);
const text = z.string().check(z.minLength(1));

export const SendMessage = z.object({
  MessageBody: text,
  DelaySeconds: delay,
  MessageAttributes: attributes,
});

export const ReceiveMessage = z.object({
  MaxNumberOfMessages: z._default(integer(1, 10), 1),
  VisibilityTimeout: z.optional(timeout),
  WaitTimeSeconds: z._default(integer(0, 20), 0),
  AttributeNames: names,
  MessageSystemAttributeNames: names,
  MessageAttributeNames: names,
});

export const DeleteMessage = z.object({ ReceiptHandle: text });
export const ChangeMessageVisibility = z.object({ ReceiptHandle: text, VisibilityTimeout: timeout });
export const Batch = z.object({ Entries: z._default(z.array(z.looseObject({ Id: z.string() })), []) });
export const QueueName = z.object({ QueueName: z.string().check(z.regex(/^[\w-]{1,80}$/)) });
export const QueueUrl = z.object({ QueueUrl: z.string() });

/** The name of the queue of this URL. */
export function queueNameOf(url: string): string {
  return url.slice(url.lastIndexOf("/") + 1);
}

/** The name of the queue that a request's `QueueUrl` means. @throws AwsError `QueueDoesNotExist` */
export function queueNameIn(queues: Queues, input: unknown): string {
  const name = queueNameOf(parseSqs(QueueUrl, input).QueueUrl);
  queues.get(name);
  return name;
}

export const AttributeNames = z.object({ AttributeNames: names });
export const ListQueues = z.object({ QueueNamePrefix: z.optional(z.string()) });
export const StartMessageMoveTask = z.object({
  SourceArn: z.string(),
  DestinationArn: z.optional(z.string()),
});

export const CreateQueue = z.object({
  ...QueueName.shape,
  Attributes: z.optional(
    z.object({
      VisibilityTimeout: z.optional(timeout),
      DelaySeconds: delay,
      RedrivePolicy: z.optional(z.string()),
    }),
  ),
});

const RedrivePolicy = z.object({
  deadLetterTargetArn: z.string(),
  maxReceiveCount: integer(1, 1000),
});

/** A redrive policy as the API carries it: JSON in a text. @throws AwsError `InvalidParameterValueException` */
export function parseRedrivePolicy(policy: string): z.infer<typeof RedrivePolicy> {
  try {
    return parseSqs(RedrivePolicy, JSON.parse(policy));
  } catch (cause) {
    throw Object.assign(invalidValue("Value for parameter RedrivePolicy is invalid."), { cause });
  }
}

/** The input, checked. @throws AwsError `InvalidParameterValueException` */
export function parseSqs<Schema extends z.ZodMiniType>(schema: Schema, input: unknown): z.infer<Schema> {
  return parseInput(schema, input, "InvalidParameterValueException");
}
