import { logError } from "../lib/log.ts";
import { systemAttributes } from "../sqs/operations.ts";
import type { Queues } from "../sqs/queues.ts";
import type { ReceivedMessage } from "../sqs/take.ts";
import { FunctionError } from "./function-error.ts";
import type { Functions } from "./functions.ts";

/** One event-source mapping: which queue feeds which function, how many messages at most, how many at once. */
export interface QueueMapping {
  queue: string;
  functionName: string;
  batchSize: number;
  maxConcurrency: number;
}

/**
 * Feeds a function from a queue (https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html) until `signal`
 * aborts: messages that the function worked off are deleted, those it reports as failed, or all when it
 * throws, come again after the queue's visibility timeout.
 */
export function startQueueMapping(
  queues: Queues,
  functions: Functions,
  mapping: QueueMapping,
  signal: AbortSignal,
) {
  for (let poller = 0; poller < mapping.maxConcurrency; poller++)
    void poll(queues, functions, mapping, signal);
}

async function poll(queues: Queues, functions: Functions, mapping: QueueMapping, signal: AbortSignal) {
  const { queue, functionName, batchSize } = mapping;
  while (!signal.aborted) {
    const messages = await queues.receive(queue, { max: batchSize, waitMs: 20_000, signal });
    if (messages.length === 0) continue;
    try {
      const answer = await functions.invoke(functionName, JSON.stringify(toEvent(queues, queue, messages)));
      const failed = failedIds(answer, messages);
      queues.together(() => {
        for (const { messageId, receiptHandle } of messages) {
          if (!failed.has(messageId)) queues.delete(queue, receiptHandle);
        }
      });
    } catch (error) {
      if (!(error instanceof FunctionError)) logError("sqs", `${queue} → ${functionName}`, error);
    }
  }
}

/** An answer that is not understood fails the whole batch, as on AWS. */
function failedIds(answer: string, messages: readonly ReceivedMessage[]): Set<string> {
  const everything = new Set(messages.map(({ messageId }) => messageId));
  const { batchItemFailures } = JSON.parse(answer) ?? {};
  if (batchItemFailures === undefined || batchItemFailures === null) return new Set();
  if (!Array.isArray(batchItemFailures)) return everything;
  const failed = batchItemFailures.map((failure) => failure?.itemIdentifier);
  return failed.every((id) => everything.has(id)) ? new Set(failed) : everything;
}

function toEvent(queues: Queues, queue: string, messages: readonly ReceivedMessage[]) {
  return {
    Records: messages.map((message) => ({
      messageId: message.messageId,
      receiptHandle: message.receiptHandle,
      body: message.body,
      md5OfBody: message.md5OfBody,
      attributes: systemAttributes(queues, message),
      messageAttributes: {},
      eventSource: "aws:sqs",
      eventSourceARN: queues.arn(queue),
      awsRegion: "us-east-1",
    })),
  };
}
