import { AwsError } from "../lib/aws-error.ts";
import { logError } from "../lib/log.ts";
import type { Transaction } from "./engine.ts";

interface Open {
  transaction: Transaction;
  timer: NodeJS.Timeout | undefined;
  busy: boolean;
}

/** As on AWS (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/data-api.calling.html). */
const idleMs = 180_000;

/** The transactions that clients hold by id; one that lies idle for three minutes is rolled back. */
export class Transactions {
  readonly #open = new Map<string, Open>();

  add(id: string, transaction: Transaction): void {
    const open: Open = { transaction, timer: undefined, busy: false };
    this.#open.set(id, open);
    this.#rest(id, open);
  }

  /** @throws AwsError `TransactionNotFoundException` when it has ended, `DatabaseErrorException` while it is in use */
  async use<Result>(id: string, action: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const open = this.#take(id);
    try {
      return await action(open.transaction);
    } finally {
      this.#rest(id, open);
    }
  }

  /** Ends the transaction by `action`, whatever comes of it. @throws AwsError as `use` */
  async end(id: string, action: (transaction: Transaction) => Promise<void>): Promise<void> {
    const open = this.#take(id);
    this.#open.delete(id);
    await action(open.transaction);
  }

  #take(id: string): Open {
    const open = this.#open.get(id);
    if (!open) throw new AwsError("TransactionNotFoundException", `Transaction ${id} is not found`, 404);
    if (open.busy) throw new AwsError("DatabaseErrorException", "Transaction is still running a query");
    open.busy = true;
    clearTimeout(open.timer);
    return open;
  }

  #rest(id: string, open: Open): void {
    open.busy = false;
    open.timer = setTimeout(() => {
      this.#open.delete(id);
      open.transaction.rollback().catch((error: unknown) => logError("rds", "idle transaction", error));
    }, idleMs).unref();
  }
}
