import { type Failure, nextFailure } from "./failure.ts";
import { type Random, randomRow } from "./random.ts";
import { type FailingService, FaultSettings } from "./settings.ts";

/** A call that may be let fail. */
export interface FailingCall {
  service: FailingService;
  /** Whose it is: a function's own, or the browser's by a URL that a function signed. */
  caller: "function" | "browser";
  /** Whether it may change something. */
  changes: boolean;
}

/** What is delivered: each kind has a row of chances of its own. */
type Delivered = "message" | "notification";

/** What goes wrong on purpose: nothing until it is asked for. */
export class Faults {
  #settings = FaultSettings.parse({});
  #rows = new Map<string, Random>();

  get settings(): FaultSettings {
    return this.#settings;
  }

  /** Replaces what goes wrong; every row of chances begins anew. */
  set(settings: FaultSettings): void {
    this.#settings = settings;
    this.#rows.clear();
  }

  end(): void {
    this.set(FaultSettings.parse({}));
  }

  /** How the call is to fail; undefined for one that is to be served. */
  failureOf({ service, caller, changes }: FailingCall): Failure | undefined {
    const name = caller === "browser" ? caller : service;
    const share = this.#settings.failures[name] ?? 0;
    if (share === 0) return undefined;
    const random = this.#row(name);
    const fails = random() < share;
    const failure = nextFailure(service, changes, random);
    return fails ? failure : undefined;
  }

  /** After how many ms something is to be delivered: once, several times, or not at all. */
  deliveries(what: Delivered): number[] {
    const { duplicates, droppedNotifications } = this.#settings;
    const random = this.#row(what);
    if (what === "notification" && random() < droppedNotifications) return [];
    if (!duplicates || random() >= duplicates.probability) return [0];
    const count = Math.ceil(random() * duplicates.most) || 1;
    return Array.from({ length: count }, () => Math.round(random() * duplicates.withinSeconds * 1000));
  }

  #row(name: string): Random {
    const row = this.#rows.get(name) ?? randomRow(this.#settings.seed, name);
    this.#rows.set(name, row);
    return row;
  }
}
