import { randomUUID } from "node:crypto";
import type { Store, Table } from "../lib/store.ts";
import { functionArn } from "./function-definition.ts";
import { FunctionError } from "./function-error.ts";
import type { Functions } from "./functions.ts";

interface Invocation {
  functionName: string;
  /** JSON. */
  payload: string;
  /** Attempts that have failed. */
  failures: number;
  /** ms since the epoch. */
  dueAt: number;
}

/** Takes the record of an invocation that failed for good, as part of the transaction that ends it. */
export type FailureDestination = (record: object) => void;

/** What becomes of invocations that fail, and by which time they go. */
export interface AsyncInvocationsOptions {
  /** By function name. */
  destinations: Readonly<Record<string, FailureDestination>>;
  /** ms to wait after each failed attempt; there are as many retries as numbers. AWS waits 1 and 2 minutes. */
  retryDelaysMs?: readonly number[];
  now?: () => number;
}

/**
 * Lambda's asynchronous invocations (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html): durable
 * when accepted, tried three times, then handed to the function's failure destination. An attempt that the
 * laptop's own end cut short does not count.
 */
export class AsyncInvocations {
  readonly #store: Store;
  readonly #table: Table<Invocation>;
  readonly #functions: Functions;
  readonly #destinations: AsyncInvocationsOptions["destinations"];
  readonly #retryDelaysMs: readonly number[];
  readonly #now: () => number;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #running = false;

  constructor(store: Store, functions: Functions, options: AsyncInvocationsOptions) {
    this.#store = store;
    this.#table = store.table("lambda.invocation");
    this.#functions = functions;
    this.#destinations = options.destinations;
    this.#retryDelaysMs = options.retryDelaysMs ?? [60_000, 120_000];
    this.#now = options.now ?? Date.now;
  }

  /** Accepts an invocation, to be made after so many ms, as part of the open transaction if there is one. */
  accept(functionName: string, event: unknown, delayMs = 0): void {
    const id = randomUUID();
    const dueAt = this.#now() + delayMs;
    const invocation = { functionName, payload: JSON.stringify(event), failures: 0, dueAt };
    this.#table.putSync(id, invocation);
    if (this.#running) this.#schedule(id, invocation);
  }

  /** Begins to work off what was accepted, now and before the last end. */
  start(): void {
    this.#running = true;
    for (const { key, value } of this.#table.getRange()) this.#schedule(key, value);
  }

  stop(): void {
    this.#running = false;
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  /** Has those that wait look again whether their time has come: the clock was moved. */
  lookAgain(): void {
    for (const [id, timer] of [...this.#timers]) {
      clearTimeout(timer);
      const invocation = this.#table.get(id);
      if (invocation) this.#schedule(id, invocation);
    }
  }

  /** How many wait or run. */
  count(): number {
    return this.#table.getCount();
  }

  #schedule(id: string, { dueAt }: Invocation): void {
    const timer = setTimeout(
      () => {
        this.#timers.delete(id);
        void this.#run(id);
      },
      Math.max(0, dueAt - this.#now()),
    );
    this.#timers.set(id, timer);
  }

  async #run(id: string): Promise<void> {
    // Gone when the transaction that accepted it was rolled back.
    const invocation = this.#table.get(id);
    if (!invocation || !this.#running) return;
    try {
      await this.#functions.invoke(invocation.functionName, invocation.payload);
      this.#table.removeSync(id);
    } catch (error) {
      if (this.#running) this.#fail(id, invocation, error);
    }
  }

  #fail(id: string, invocation: Invocation, error: unknown): void {
    const delay = this.#retryDelaysMs[invocation.failures];
    const failures = invocation.failures + 1;
    if (delay !== undefined) {
      const next = { ...invocation, failures, dueAt: this.#now() + delay };
      this.#table.putSync(id, next);
      this.#schedule(id, next);
      return;
    }
    this.#store.transaction(() => {
      this.#table.removeSync(id);
      this.#destinations[invocation.functionName]?.(failureRecord(id, { ...invocation, failures }, error));
    });
  }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
function failureRecord(requestId: string, { functionName, payload, failures }: Invocation, error: unknown) {
  return {
    version: "1.0",
    timestamp: new Date().toISOString(),
    requestContext: {
      requestId,
      functionArn: `${functionArn(functionName)}:$LATEST`,
      condition: "RetriesExhausted",
      approximateInvokeCount: failures,
    },
    requestPayload: JSON.parse(payload),
    responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
    responsePayload: error instanceof FunctionError ? error.toJSON() : { errorMessage: String(error) },
  };
}
