import { randomUUID } from "node:crypto";
import { logError } from "../lib/log.ts";
import type { Store, Table } from "../lib/store.ts";
import type { Target } from "./buses.ts";
import type { BusEvent } from "./event.ts";

/** An event on its way to one target of one rule. */
export interface Delivery {
  bus: string;
  rule: string;
  target: string;
  event: BusEvent;
}

interface Pending extends Delivery {
  failures: number;
  /** Ms since the epoch. */
  acceptedAt: number;
  reason: string;
}

const firstWaitMs = 1000;
const longestWaitMs = 300_000;
const defaults = { maxRetries: 185, maxAgeSeconds: 86_400 };

/** Delivers events, and keeps those that a target could not take until they are delivered or given up. */
export class PendingDeliveries {
  readonly #store: Store;
  readonly #table: Table<Pending, [number, string]>;
  readonly #findTarget: (delivery: Delivery) => Target | undefined;
  readonly #now: () => number;
  #timer: NodeJS.Timeout | undefined;

  constructor(store: Store, findTarget: (delivery: Delivery) => Target | undefined, now: () => number) {
    this.#store = store;
    this.#table = store.table("events.pending");
    this.#findTarget = findTarget;
    this.#now = now;
  }

  /** Delivers now or, when the target throws, later. Joins the caller's transaction. */
  deliver(target: Target, delivery: Delivery): void {
    const attempt = { ...delivery, failures: 0, acceptedAt: this.#now(), reason: "" };
    if (this.#attempt(target, attempt)) queueMicrotask(() => this.#arm());
  }

  /** Tries every delivery whose time has come, then waits for the next. */
  run(): void {
    const due = [...this.#table.getRange({ end: [this.#now() + 1, ""] })];
    for (const { key, value } of due) {
      const target = this.#findTarget(value);
      this.#store.transaction(() => {
        this.#table.removeSync(key);
        if (target) this.#attempt(target, value);
      });
    }
    this.#arm();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Whether the delivery failed and is to be tried again. */
  #attempt(target: Target, pending: Pending): boolean {
    try {
      this.#store.transaction(() => {
        target.deliver(pending.event);
      });
      return false;
    } catch (error) {
      return this.#postpone(target, {
        ...pending,
        failures: pending.failures + 1,
        reason: error instanceof Error ? error.message : String(error),
      });
    }
  }

  #postpone(target: Target, pending: Pending): boolean {
    const { maxRetries, maxAgeSeconds } = { ...defaults, ...target };
    const nextAt = this.#now() + Math.min(firstWaitMs * 2 ** (pending.failures - 1), longestWaitMs);
    if (pending.failures <= maxRetries && nextAt <= pending.acceptedAt + maxAgeSeconds * 1000) {
      this.#table.putSync([nextAt, randomUUID()], pending);
      return true;
    }
    const { event, reason } = pending;
    if (target.deadLetter) target.deadLetter(event, reason);
    else logError("events", `${event["detail-type"]} ${event.id} could not be delivered: ${reason}`);
    return false;
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const [next] = this.#table.getKeys({ limit: 1 });
    if (!next) return;
    this.#timer = setTimeout(() => this.run(), Math.max(0, next[0] - this.#now()));
    this.#timer.unref();
  }
}
