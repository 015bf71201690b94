import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { AnalysisMessage, JobMessage, WatchdogMessage } from "@image-content-search/core/events";
import { environment } from "./environment.ts";

const client = new SQSClient();

/** Asks for an image's analysis, perhaps some seconds later. */
export function requestAnalysis(message: AnalysisMessage, delaySeconds?: number): Promise<void> {
  return send(environment("ANALYSIS_QUEUE_URL"), message, delaySeconds);
}

/** Has an image looked at later, to see whether it still stands where it stood. */
export function watchLater(message: WatchdogMessage): Promise<void> {
  return send(environment("WATCHDOG_QUEUE_URL"), message);
}

/** Has a job worked on, or a deleted account emptied. */
export function requestWork(message: JobMessage): Promise<void> {
  return send(environment("JOBS_QUEUE_URL"), message);
}

/** Whether nothing waits for analysis or indexing, nor is being worked off; about right, as SQS says. */
export async function areQueuesEmpty(): Promise<boolean> {
  const urls = [environment("ANALYSIS_QUEUE_URL"), environment("INDEX_QUEUE_URL")];
  const counts = await Promise.all(urls.map(countMessages));
  return counts.every((count) => count === 0);
}

async function countMessages(QueueUrl: string): Promise<number> {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({
      QueueUrl,
      AttributeNames: ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
    }),
  );
  return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
}

async function send(QueueUrl: string, message: object, delaySeconds?: number): Promise<void> {
  const delay = delaySeconds === undefined ? {} : { DelaySeconds: delaySeconds };
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message), ...delay }));
}
