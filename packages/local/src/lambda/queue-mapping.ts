import { availableParallelism } from "node:os";
import { setTimeout } from "node:timers/promises";
import { logError } from "../lib/log.ts";
import { systemAttributes } from "../sqs/message-attributes.ts";
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
  /** How long to gather more messages when a batch is not full, in ms. */
  gatherMs?: number;
}

/**
 * Feeds a function from a queue (https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html) until `signal`
 * aborts: messages that the function worked off are deleted, those it reports as failed, or all when it
 * throws, come again after the queue's visibility timeout. No more pollers than leave a core to everything
 * else: what arrives meanwhile makes the next batch larger.
 */
export function startQueueMapping(
  queues: Queues,
  functions: Functions,
  mapping: QueueMapping,
  signal: AbortSignal,
) {
  const pollers = Math.min(mapping.maxConcurrency, Math.max(1, availableParallelism() - 1));
  for (let poller = 0; poller < pollers; poller++) void poll(queues, functions, mapping, signal);
}

async function poll(queues: Queues, functions: Functions, mapping: QueueMapping, signal: AbortSignal) {
  const { queue, functionName, batchSize } = mapping;
  while (!signal.aborted) {
    const first = await queues.receive(queue, { max: batchSize, waitMs: 20_000, signal });
    if (first.length === 0) continue;
    const messages = [...first, ...(await gatherMore(queues, mapping, first.length, signal))];
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

/** What else arrives within a moment: one invocation for several messages costs little more than one for one. */
async function gatherMore(
  queues: Queues,
  { queue, batchSize, gatherMs = 0 }: QueueMapping,
  have: number,
  signal: AbortSignal,
): Promise<ReceivedMessage[]> {
  if (have >= batchSize || gatherMs === 0) return [];
  await setTimeout(gatherMs, undefined, { signal }).catch(() => {});
  return queues.receive(queue, { max: batchSize - have, waitMs: 0 });
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
