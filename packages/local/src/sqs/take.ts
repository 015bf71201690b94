import { randomUUID } from "node:crypto";
import type { MessageAttributes } from "./message-attributes.ts";
import type { Message, Messages } from "./messages.ts";
import { receiptHandle } from "./receipt.ts";

/** A message that was received. Times in ms since the epoch. */
export interface ReceivedMessage {
  messageId: string;
  receiptHandle: string;
  body: string;
  md5OfBody: string;
  messageAttributes: MessageAttributes;
  sentAt: number;
  firstReceivedAt: number;
  /** 1 for the first receive. */
  receiveCount: number;
  /** The queue that a dead letter comes from. */
  deadLetterSource: string | undefined;
}

/** Where a message goes instead of being received more than `maxReceiveCount` times. */
export interface Redrive {
  deadLetterQueue: string;
  maxReceiveCount: number;
}

/** What one receive asks of a queue; times in ms since the epoch. */
export interface Take {
  queue: string;
  redrive: Redrive | undefined;
  max: number;
  now: number;
  /** When the messages become visible again unless they are deleted. */
  visibleAt: number;
}

/**
 * Takes up to `max` visible messages and moves aside those that were received too often. Joins the caller's
 * transaction; answers what was received and how many became dead letters.
 */
export function takeMessages(
  messages: Messages,
  take: Take,
): { received: ReceivedMessage[]; buried: number } {
  const { queue, redrive } = take;
  const received: ReceivedMessage[] = [];
  let buried = 0;
  for (const message of messages.listVisible(queue, take.now, take.max)) {
    if (redrive && message.receiveCount >= redrive.maxReceiveCount) {
      messages.remove(queue, message);
      const deadLetter = {
        source: queue,
        visibleAt: take.now,
        state: "available",
        token: undefined,
      } as const;
      messages.put(redrive.deadLetterQueue, { ...message, ...deadLetter });
      buried += 1;
    } else {
      received.push(lease(messages, message, take));
    }
  }
  return { received, buried };
}

function lease(messages: Messages, message: Message, { queue, now, visibleAt }: Take): ReceivedMessage {
  const token = randomUUID();
  const firstReceivedAt = message.firstReceivedAt ?? now;
  const receiveCount = message.receiveCount + 1;
  messages.update(queue, message, { state: "inFlight", visibleAt, token, firstReceivedAt, receiveCount });
  return {
    messageId: message.id,
    receiptHandle: receiptHandle({ queue, messageId: message.id, token }),
    body: message.body,
    md5OfBody: message.md5OfBody,
    messageAttributes: message.attributes,
    sentAt: message.sentAt,
    firstReceivedAt,
    receiveCount,
    deadLetterSource: message.source,
  };
}
