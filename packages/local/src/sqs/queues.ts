import { AwsError } from "../lib/aws-error.ts";
import type { Store, Table } from "../lib/store.ts";
import { invalidValue } from "./errors.ts";
import { type MessageAttributes, sizeOfAttributes } from "./message-attributes.ts";
import { type Counts, type Message, Messages } from "./messages.ts";
import { parseReceiptHandle } from "./receipt.ts";
import { type ReceivedMessage, type Redrive, takeMessages } from "./take.ts";
import { Waiters } from "./waiters.ts";

/** A queue's settings; times in seconds. */
export interface QueueSettings {
  visibilityTimeout: number;
  delaySeconds?: number | undefined;
  redrive?: Redrive | undefined;
}

/** A queue as it stands: settings and, in ms since the epoch, when it was made and changed. */
export interface Queue extends QueueSettings {
  createdAt: number;
  modifiedAt: number;
}

/** What a receive asks for. */
export interface ReceiveOptions {
  /** 1–10. */
  max: number;
  /** Seconds; the queue's own unless given. */
  visibilityTimeout?: number | undefined;
  /** How long to wait for a first message, in ms. */
  waitMs: number;
  /** Ends the wait: nothing is received after it aborts. */
  signal?: AbortSignal | undefined;
}

/** The largest message, and batch of messages, in bytes. */
export const maxMessageBytes = 262_144;

const arnPrefix = "arn:aws:sqs:us-east-1:000000000000:";
const notText = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** The standard queues of SQS: durable, at least once, with long polling, delays and dead-letter queues. */
export class Queues {
  readonly #store: Store;
  readonly #queues: Table<Queue>;
  readonly #messages: Messages;
  readonly #waiters = new Waiters();
  readonly #baseUrl: string;
  readonly #now: () => number;
  readonly #deliveries: () => readonly number[];

  /**
   * `baseUrl` is the AWS endpoint, such as `http://127.0.0.1:4566`: queue URLs begin with it. A message that is sent
   * comes once for each of `deliveries`, so many ms later: standard queues deliver at least once, in any order.
   */
  constructor(
    store: Store,
    baseUrl: string,
    now: () => number = Date.now,
    deliveries: () => readonly number[] = () => [0],
  ) {
    this.#store = store;
    this.#queues = store.table("sqs.queue");
    this.#messages = new Messages(store);
    this.#baseUrl = baseUrl;
    this.#now = now;
    this.#deliveries = deliveries;
  }

  /** Makes a queue or changes its settings; its messages stay. */
  declare(name: string, settings: QueueSettings): void {
    const now = this.#now();
    this.#store.transaction(() => {
      const createdAt = this.find(name)?.createdAt ?? now;
      this.#queues.putSync(name, { delaySeconds: 0, ...settings, createdAt, modifiedAt: now });
    });
  }

  /** To be called once at start: what was in flight is visible again, and that receive does not count. */
  recover(): void {
    const now = this.#now();
    this.#store.transaction(() => {
      for (const { queue, message } of this.#messages.listInFlight()) {
        const receiveCount = message.receiveCount - 1;
        this.#messages.update(queue, message, {
          state: "available",
          visibleAt: Math.min(message.visibleAt, now),
          token: undefined,
          receiveCount,
          firstReceivedAt: receiveCount > 0 ? message.firstReceivedAt : undefined,
        });
      }
    });
  }

  url(name: string): string {
    return `${this.#baseUrl}/000000000000/${name}`;
  }

  arn(name: string): string {
    return arnPrefix + name;
  }

  find(name: string): Queue | undefined {
    return this.#queues.get(name);
  }

  /** @throws AwsError `QueueDoesNotExist` */
  get(name: string): Queue {
    const queue = this.find(name);
    if (!queue) throw new AwsError("QueueDoesNotExist", "The specified queue does not exist.");
    return queue;
  }

  /** Names in order, those that begin with `prefix`. */
  list(prefix = ""): string[] {
    return [...this.#queues.getKeys()].filter((name) => name.startsWith(prefix));
  }

  /** How many messages the queue holds: available, delayed, in flight. */
  attributes(name: string): Counts {
    this.get(name);
    return this.#messages.count(name, this.#now());
  }

  /**
   * Sends a message, as part of the open transaction if there is one.
   * @throws AwsError `QueueDoesNotExist`, `InvalidMessageContents`, `InvalidParameterValueException` beyond 256 KiB
   */
  send(
    name: string,
    body: string,
    options: { delaySeconds?: number | undefined; attributes?: MessageAttributes | undefined } = {},
  ): Message {
    const { attributes = {} } = options;
    checkContents(body, attributes);
    return this.#store.transaction(() => {
      const queue = this.get(name);
      const delayMs = (options.delaySeconds ?? queue.delaySeconds ?? 0) * 1000;
      const [first = 0, ...others] = this.#deliveries();
      const insert = (ms: number) => this.#messages.insert(name, body, attributes, this.#now(), delayMs + ms);
      for (const ms of others) insert(ms);
      this.#waiters.wake(name);
      return insert(first);
    });
  }

  /** Up to `max` messages, as soon as there is one; none when the time is over. @throws AwsError `QueueDoesNotExist` */
  async receive(name: string, { waitMs, signal, ...lease }: ReceiveOptions): Promise<ReceivedMessage[]> {
    const until = performance.now() + waitMs;
    while (!signal?.aborted) {
      const received = this.#take(name, lease.max, lease.visibilityTimeout);
      const left = until - performance.now();
      if (received.length > 0 || left <= 0) return received;
      const next = this.#messages.nextVisibleAt(name);
      await this.#waiters.wait(name, Math.min(left, Math.max(1, next - this.#now())), signal);
    }
    return [];
  }

  /** Deletes a received message; one that is gone, or was received again since, is let be. */
  delete(name: string, handle: string): void {
    const { messageId, token } = parseReceiptHandle(name, handle);
    this.#store.transaction(() => {
      const message = this.#messages.find(name, messageId);
      if (message?.token === token) this.#messages.remove(name, message);
    });
  }

  /** Hides a received message for so many seconds from now. @throws AwsError `MessageNotInflight` */
  changeVisibility(name: string, handle: string, visibilityTimeout: number): void {
    const { messageId, token } = parseReceiptHandle(name, handle);
    const now = this.#now();
    this.#store.transaction(() => {
      const message = this.#messages.find(name, messageId);
      if (message?.token !== token || message.visibleAt <= now) {
        throw new AwsError("MessageNotInflight", "The message referred to is not in flight.");
      }
      this.#messages.update(name, message, { visibleAt: now + visibilityTimeout * 1000 });
      this.#waiters.wake(name);
    });
  }

  /** Has those who wait for messages look again: the clock was moved. */
  lookAgain(): void {
    for (const name of this.list()) this.#waiters.wake(name);
  }

  /** Makes what `action` does with messages one transaction: several at once cost no more than one. */
  together<Result>(action: () => Result): Result {
    return this.#store.transaction(action);
  }

  /** Empties a queue. */
  purge(name: string): void {
    this.get(name);
    this.#store.transaction(() => {
      this.#messages.removeAll(name);
    });
  }

  /** Puts dead letters that nobody holds back into the queues they come from, as new messages; answers how many. */
  redrive(deadLetterQueue: string, destination?: string): number {
    const now = this.#now();
    return this.#store.transaction(() => {
      const letters = this.#messages.listVisible(deadLetterQueue, now);
      const moved = letters.filter((letter) => {
        const target = destination ?? letter.source;
        if (target === undefined) return false;
        this.#messages.remove(deadLetterQueue, letter);
        this.send(target, letter.body, { attributes: letter.attributes });
        return true;
      });
      return moved.length;
    });
  }

  #take(name: string, max: number, visibilityTimeout: number | undefined): ReceivedMessage[] {
    const queue = this.get(name);
    const now = this.#now();
    if (this.#messages.nextVisibleAt(name) > now) return [];
    const visibleAt = now + (visibilityTimeout ?? queue.visibilityTimeout) * 1000;
    const take = { queue: name, redrive: queue.redrive, max, now, visibleAt };
    const { received, buried } = this.#store.transaction(() => takeMessages(this.#messages, take));
    if (buried === 0 || !queue.redrive) return received;
    this.#waiters.wake(queue.redrive.deadLetterQueue);
    return received.length > 0 ? received : this.#take(name, max, visibilityTimeout);
  }
}

function checkContents(body: string, attributes: MessageAttributes): void {
  if (Buffer.byteLength(body) + sizeOfAttributes(attributes) > maxMessageBytes) {
    throw invalidValue(
      `One or more parameters are invalid. Reason: Message must be shorter than 262144 bytes.`,
    );
  }
  if (notText.test(body)) {
    throw new AwsError("InvalidMessageContents", "Invalid characters found in the message body.");
  }
}
