import { AwsError } from "../lib/aws-error.ts";
import { logError } from "../lib/log.ts";
import type { Store } from "../lib/store.ts";
import { type BusEvent, type Entry, eventOf } from "./event.ts";
import { type EventPattern, matchesPattern } from "./pattern.ts";
import { type Delivery, PendingDeliveries } from "./pending.ts";

/** Takes the events of a rule. */
export interface Target {
  /** Names it within the rule, over restarts too. */
  id: string;
  /** Called inside the transaction that accepts the event; a throw undoes its own changes and is tried again later. */
  deliver: (event: BusEvent) => void;
  /** Retries after the first failure; 185 unless given. */
  maxRetries?: number;
  /** Seconds after which there is no more retry; a day unless given. */
  maxAgeSeconds?: number;
  /** Takes what could not be delivered; without it such an event is dropped, with a line in the log. */
  deadLetter?: (event: BusEvent, reason: string) => void;
}

/** Which events of a bus go where. */
export interface Rule {
  name: string;
  pattern: EventPattern;
  targets: readonly Target[];
}

const arnPrefix = "arn:aws:events:us-east-1:000000000000";

/** The ARN of a bus of this name or ARN. */
export function busArn(bus = "default"): string {
  return bus.startsWith("arn:") ? bus : `${arnPrefix}:event-bus/${bus}`;
}

/** The ARN of a rule of a bus, both by name. */
export function ruleArn(bus: string, rule: string): string {
  return `${arnPrefix}:rule/${bus}/${rule}`;
}

/** What became of an entry: its event's id, or why there is none. */
export type EntryResult = { EventId: string } | { ErrorCode: string; ErrorMessage: string };

/** The event buses of EventBridge. What a target cannot take at once waits in the store and is tried again. */
export class EventBuses {
  readonly #store: Store;
  readonly #buses = new Map<string, readonly Rule[]>();
  readonly #pending: PendingDeliveries;
  readonly #now: () => number;

  constructor(store: Store, now: () => number = Date.now) {
    this.#store = store;
    this.#pending = new PendingDeliveries(store, (delivery) => this.#findTarget(delivery), now);
    this.#now = now;
  }

  /** Makes a bus with these rules, in place of earlier ones. */
  declare(name: string, rules: readonly Rule[]): void {
    this.#buses.set(name, rules);
  }

  /** To be called at start, when all is declared: makes the pending deliveries that are due and waits for the others. */
  recover(): void {
    this.#pending.run();
  }

  /** Stops retrying; what is pending stays in the store. */
  close(): void {
    this.#pending.stop();
  }

  /** The rules of a bus, by its name or ARN. @throws AwsError `ResourceNotFoundException` */
  rules(nameOrArn: string): { bus: string; rules: readonly Rule[] } {
    const bus = nameOrArn.slice(nameOrArn.lastIndexOf("/") + 1);
    const rules = this.#buses.get(bus);
    if (!rules) throw new AwsError("ResourceNotFoundException", `Event bus ${bus} does not exist.`);
    return { bus, rules };
  }

  /** Accepts the entries and hands their events to every target that wants them, all in one transaction. */
  put(entries: readonly Entry[]): EntryResult[] {
    return this.#store.transaction(() => entries.map((entry) => this.#accept(entry)));
  }

  #accept(entry: Entry): EntryResult {
    const parsed = this.#parse(entry);
    if (parsed instanceof AwsError) return { ErrorCode: parsed.code, ErrorMessage: parsed.message };
    const { bus, rules, event } = parsed;
    for (const { name, pattern, targets } of rules) {
      if (!matchesPattern(pattern, { ...event })) continue;
      for (const target of targets) {
        this.#pending.deliver(target, { bus, rule: name, target: target.id, event });
      }
    }
    return { EventId: event.id };
  }

  #parse(entry: Entry) {
    try {
      return { ...this.rules(entry.EventBusName ?? "default"), event: eventOf(entry, this.#now()) };
    } catch (error) {
      if (error instanceof AwsError) return error;
      throw error;
    }
  }

  #findTarget({ bus, rule, target }: Delivery): Target | undefined {
    const found = this.#buses.get(bus)?.find(({ name }) => name === rule);
    const known = found?.targets.find(({ id }) => id === target);
    if (!known) logError("events", `rule ${bus}/${rule} has no target ${target} any more`);
    return known;
  }
}
