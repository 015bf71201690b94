import { type Act, runBatch } from "./batch.ts";
import * as inputs from "./inputs.ts";
import { parseSqs, type QueueOperation } from "./inputs.ts";
import {
  chooseAttributes,
  md5OfAttributes,
  selectAttributes,
  systemAttributes,
} from "./message-attributes.ts";
import type { Queues } from "./queues.ts";
import type { ReceivedMessage } from "./take.ts";

/** What is done with messages, by AWS's names, in the members that the JSON protocol has. */
export function messageOperations(queues: Queues): Record<string, QueueOperation> {
  const single =
    (act: Act): QueueOperation =>
    (input) =>
      act(queues, inputs.queueNameIn(queues, input), input);
  const batch =
    (act: Act): QueueOperation =>
    (input) =>
      runBatch(queues, inputs.queueNameIn(queues, input), input, act);
  return {
    SendMessage: single(sendEntry),
    SendMessageBatch: batch(sendEntry),
    ReceiveMessage: (input, signal) =>
      receiveMessage(queues, inputs.queueNameIn(queues, input), input, signal),
    DeleteMessage: single(deleteEntry),
    DeleteMessageBatch: batch(deleteEntry),
    ChangeMessageVisibility: single(changeVisibilityEntry),
    ChangeMessageVisibilityBatch: batch(changeVisibilityEntry),
  };
}

/** Sends one message, alone or as an entry of a batch. */
function sendEntry(queues: Queues, name: string, input: unknown): object {
  const { MessageBody, DelaySeconds, MessageAttributes } = parseSqs(inputs.SendMessage, input);
  const options = { delaySeconds: DelaySeconds, attributes: MessageAttributes };
  const { id, md5OfBody, attributes } = queues.send(name, MessageBody, options);
  const hash = Object.keys(attributes).length > 0 && { MD5OfMessageAttributes: md5OfAttributes(attributes) };
  return { MessageId: id, MD5OfMessageBody: md5OfBody, ...hash };
}

/** Deletes one message, alone or as an entry of a batch. */
function deleteEntry(queues: Queues, name: string, input: unknown): object {
  queues.delete(name, parseSqs(inputs.DeleteMessage, input).ReceiptHandle);
  return {};
}

/** Changes one message's visibility, alone or as an entry of a batch. */
function changeVisibilityEntry(queues: Queues, name: string, input: unknown): object {
  const { ReceiptHandle, VisibilityTimeout } = parseSqs(inputs.ChangeMessageVisibility, input);
  queues.changeVisibility(name, ReceiptHandle, VisibilityTimeout);
  return {};
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
  const attributes = chooseAttributes(systemAttributes(queues, message), system);
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
