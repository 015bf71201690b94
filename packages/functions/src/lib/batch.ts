import { ChangeMessageVisibilityCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { log } from "./log.ts";

const client = new SQSClient();

/** Seconds that a message waits after its first failure; four times as long after the next. */
const firstPause = 30;
const longestPause = 300;

/** A message that could not be worked off, and why. */
export interface FailedMessage {
  record: SQSRecord;
  error: unknown;
}

/**
 * Works off the messages of a batch, all at once; those that throw come again after a while, or go to the
 * dead-letter queue (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html).
 */
export async function forEachMessage(
  event: SQSEvent,
  queueUrl: string,
  work: (record: SQSRecord) => Promise<void>,
): Promise<SQSBatchResponse> {
  const outcomes = await Promise.allSettled(event.Records.map(async (record) => work(record)));
  const failed = event.Records.flatMap((record, place) => {
    const outcome = outcomes[place];
    return outcome?.status === "rejected" ? [{ record, error: outcome.reason }] : [];
  });
  return bringAgain(failed, queueUrl);
}

/** The answer by which the queue brings these messages again, each after a while. */
export async function bringAgain(
  failed: readonly FailedMessage[],
  queueUrl: string,
): Promise<SQSBatchResponse> {
  await Promise.all(
    failed.map(({ record, error }) => {
      log.error("A message could not be worked off.", { messageId: record.messageId, error });
      return postpone(record, queueUrl);
    }),
  );
  return { batchItemFailures: failed.map(({ record }) => ({ itemIdentifier: record.messageId })) };
}

/** Whether the queue hands this message out for the last time before it goes to the dead-letter queue. */
export function isLastReceive(record: SQSRecord, maxReceiveCount: number): boolean {
  return receives(record) >= maxReceiveCount;
}

/** Seconds until another try: four times as long after each, of which chance takes up to a half. */
export function pauseAfter(tries: number, random = Math.random): number {
  const pause = Math.min(firstPause * 4 ** (tries - 1), longestPause);
  return Math.round(pause * (1 - random() / 2));
}

/** Where that fails, the message comes again after the queue's visibility timeout. */
async function postpone(record: SQSRecord, QueueUrl: string): Promise<void> {
  const VisibilityTimeout = pauseAfter(receives(record));
  try {
    await client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl,
        ReceiptHandle: record.receiptHandle,
        VisibilityTimeout,
      }),
    );
  } catch (error) {
    log.warn("A message could not be postponed.", { messageId: record.messageId, error });
  }
}

function receives(record: SQSRecord): number {
  return Number(record.attributes.ApproximateReceiveCount);
}
