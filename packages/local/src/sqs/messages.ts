import { randomUUID } from "node:crypto";
import type { Store, Table } from "../lib/store.ts";
import { type MessageAttributes, md5 } from "./message-attributes.ts";

/** What a message whose `visibleAt` lies ahead is waiting for; once that is past, it is available. */
type State = "available" | "delayed" | "inFlight";

/** A message as it lies in a queue. Times in ms since the epoch. */
export interface Message {
  id: string;
  body: string;
  md5OfBody: string;
  attributes: MessageAttributes;
  sentAt: number;
  /** Undefined until it is received. */
  firstReceivedAt: number | undefined;
  receiveCount: number;
  visibleAt: number;
  /** Keeps messages of one millisecond in the order sent. */
  order: number;
  state: State;
  /** Names the latest receive; an older receipt handle no longer deletes. */
  token: string | undefined;
  /** The queue that a dead letter comes from. */
  source: string | undefined;
}

/** How many messages a queue holds, by what they wait for. */
export type Counts = Record<State, number>;

const endOfTime = Number.MAX_SAFE_INTEGER;

/**
 * The messages of all queues, and per queue the order in which they become visible, so that receiving
 * costs O(log n). Every method joins the caller's transaction.
 */
export class Messages {
  readonly #messages: Table<Message, [string, string]>;
  readonly #schedule: Table<State, (string | number)[]>;
  #order = 0;

  constructor(store: Store) {
    this.#messages = store.table("sqs.message");
    this.#schedule = store.table("sqs.schedule");
  }

  /** Adds a new message that becomes visible after `delayMs`. */
  insert(queue: string, body: string, attributes: MessageAttributes, now: number, delayMs: number): Message {
    const message: Message = {
      id: randomUUID(),
      body,
      md5OfBody: md5(body),
      attributes,
      sentAt: now,
      firstReceivedAt: undefined,
      receiveCount: 0,
      visibleAt: now + delayMs,
      order: this.#order++,
      state: delayMs > 0 ? "delayed" : "available",
      token: undefined,
      source: undefined,
    };
    this.put(queue, message);
    return message;
  }

  find(queue: string, id: string): Message | undefined {
    return this.#messages.get([queue, id]);
  }

  /** Up to `max` messages (all unless given) that are visible at `now`, the longest visible first. */
  listVisible(queue: string, now: number, max?: number): Message[] {
    const range = { start: [queue], end: [queue, now + 1], ...(max !== undefined && { limit: max }) };
    return [...this.#schedule.getKeys(range)].flatMap((key) => this.find(queue, String(key[3])) ?? []);
  }

  /** When the next message of the queue becomes visible; `Infinity` for an empty queue. */
  nextVisibleAt(queue: string): number {
    const [first] = this.#schedule.getKeys({ start: [queue], end: [queue, endOfTime], limit: 1 });
    return first ? Number(first[1]) : Number.POSITIVE_INFINITY;
  }

  put(queue: string, message: Message): void {
    this.#messages.putSync([queue, message.id], message);
    this.#schedule.putSync([queue, message.visibleAt, message.order, message.id], message.state);
  }

  /** Changes a message, and with it its place in the order. */
  update(queue: string, message: Message, changes: Partial<Message>): void {
    this.#schedule.removeSync([queue, message.visibleAt, message.order, message.id]);
    this.put(queue, { ...message, ...changes });
  }

  remove(queue: string, message: Message): void {
    this.#schedule.removeSync([queue, message.visibleAt, message.order, message.id]);
    this.#messages.removeSync([queue, message.id]);
  }

  removeAll(queue: string): void {
    const scheduled = [...this.#schedule.getKeys({ start: [queue], end: [queue, endOfTime] })];
    for (const key of scheduled) {
      this.#schedule.removeSync(key);
      this.#messages.removeSync([queue, String(key[3])]);
    }
  }

  /** Every message in flight, of any queue; also where its time has run out and nobody received it again. */
  listInFlight(): { queue: string; message: Message }[] {
    const scheduled = [...this.#schedule.getRange()].filter(({ value }) => value === "inFlight");
    return scheduled.flatMap(({ key: [queue, , , id] }) => {
      const message = this.find(String(queue), String(id));
      return message ? [{ queue: String(queue), message }] : [];
    });
  }

  count(queue: string, now: number): Counts {
    const available = this.#schedule.getKeysCount({ start: [queue], end: [queue, now + 1] });
    const counts: Counts = { available, delayed: 0, inFlight: 0 };
    for (const { value } of this.#schedule.getRange({ start: [queue, now + 1], end: [queue, endOfTime] })) {
      counts[value] += 1;
    }
    return counts;
  }
}
