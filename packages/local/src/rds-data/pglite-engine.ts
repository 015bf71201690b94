import { Worker } from "node:worker_threads";
import { builtFile } from "../lib/built.ts";
import { logError } from "../lib/log.ts";
import {
  DatabaseError,
  DatabaseUnavailable,
  defaultStatementTimeoutMs,
  type Engine,
  type EngineOptions,
  type Query,
  type QueryResult,
  runAlone,
  StatementTimeout,
  type Transaction,
} from "./engine.ts";
import type { PgliteReply, PgliteRequest } from "./pglite.worker.ts";
import { Turns } from "./turns.ts";
import { vacuumNext } from "./vacuum.ts";

const vacuumTimeoutMs = 600_000;

/** How an embedded database is kept. */
export interface PgliteOptions extends EngineOptions {
  /** After how many ms without a statement tables are vacuumed and analyzed; 5 s unless given. */
  vacuumAfterMs?: number;
}

/**
 * PostgreSQL embedded in a folder, on a thread of its own. It has one session: what comes while a transaction is
 * open waits for its end. What was committed outlives `kill -9`; one process alone may open a folder.
 */
export class PgliteEngine implements Engine {
  readonly #folder: string;
  readonly #statementTimeoutMs: number;
  readonly #vacuumAfterMs: number;
  readonly #turns = new Turns();
  #session: Promise<PgliteSession>;
  #vacuumTimer: NodeJS.Timeout | undefined;
  #closed = false;

  private constructor(folder: string, options: PgliteOptions) {
    this.#folder = folder;
    this.#statementTimeoutMs = options.statementTimeoutMs ?? defaultStatementTimeoutMs;
    this.#vacuumAfterMs = options.vacuumAfterMs ?? 5_000;
    this.#session = PgliteSession.open(folder);
  }

  /** Opens the folder, making the database when it is new (some seconds). */
  static async open(folder: string, options: PgliteOptions = {}): Promise<PgliteEngine> {
    const engine = new PgliteEngine(folder, options);
    await engine.#session;
    return engine;
  }

  async run(query: Query): Promise<QueryResult> {
    const release = await this.#turn();
    try {
      const session = await this.#current();
      return await runAlone(query, (statement) => session.run(statement, this.#statementTimeoutMs));
    } finally {
      release();
    }
  }

  async begin(): Promise<Transaction> {
    const release = await this.#turn();
    const session = await this.#current().catch((error: unknown) => {
      release();
      throw error;
    });
    const run = (query: Query) => session.run(query, this.#statementTimeoutMs);
    const end = async (sql: string) => {
      await run({ sql, values: [] }).finally(release);
    };
    await run({ sql: "begin", values: [] }).catch((error: unknown) => {
      release();
      throw error;
    });
    return { run, commit: () => end("commit"), rollback: () => end("rollback") };
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#vacuumTimer);
    await (await this.#opened())?.close();
  }

  /** The session; a new one when the last has died, and only after its end: two on one folder lose rows. */
  async #current(): Promise<PgliteSession> {
    if (this.#closed) throw new DatabaseUnavailable();
    const session = await this.#opened();
    if (session?.dead === false) return session;
    await session?.ended;
    this.#session = PgliteSession.open(this.#folder);
    return this.#session;
  }

  /** The latest session, undefined when it could not be opened, which whoever opened it has been told. */
  #opened(): Promise<PgliteSession | undefined> {
    return this.#session.catch(() => undefined);
  }

  async #turn(): Promise<() => void> {
    clearTimeout(this.#vacuumTimer);
    const release = await this.#turns.take(this.#statementTimeoutMs);
    if (!release) throw new StatementTimeout();
    return () => {
      release();
      if (!this.#closed && this.#turns.idle) this.#vacuumLater();
    };
  }

  /** The embedded database has no autovacuum of its own; one table a turn, so that nobody waits for many. */
  #vacuumLater(): void {
    clearTimeout(this.#vacuumTimer);
    this.#vacuumTimer = setTimeout(async () => {
      const session = await this.#opened();
      const release = this.#turns.idle ? await this.#turns.take(0) : undefined;
      if (!session || session.dead || !release) return release?.();
      try {
        const vacuumed = await vacuumNext((query) => session.run(query, vacuumTimeoutMs));
        if (vacuumed && !this.#closed) this.#vacuumLater();
      } catch (error) {
        if (!this.#closed) logError("rds", "vacuum", error);
      } finally {
        release();
      }
    }, this.#vacuumAfterMs).unref();
  }
}

/** One worker thread with the folder open. It runs one statement at a time, which its engine sees to. */
class PgliteSession {
  readonly #worker: Worker;
  #settle: { resolve: (reply: PgliteReply) => void; reject: (error: Error) => void } | undefined;
  dead = false;
  /** Resolves when the thread has let go of the folder. */
  readonly ended: Promise<void>;

  private constructor(folder: string) {
    this.#worker = new Worker(builtFile("pglite.worker.js"), { workerData: { folder } });
    this.#worker.on("message", (reply: PgliteReply) => this.#settle?.resolve(reply));
    this.#worker.on("error", (error) => this.#die(error));
    this.#worker.on("exit", () => this.#die());
    this.ended = new Promise((resolve) => this.#worker.once("exit", () => resolve()));
  }

  static async open(folder: string): Promise<PgliteSession> {
    const session = new PgliteSession(folder);
    await session.#reply();
    return session;
  }

  async run(query: Query, timeoutMs: number): Promise<QueryResult> {
    if (this.dead) throw new DatabaseUnavailable();
    const reply = this.#reply();
    this.#worker.postMessage(query satisfies PgliteRequest);
    // WebAssembly cannot be interrupted: only the thread's end stops a statement, and undoes it.
    const timer = setTimeout(() => {
      this.#die(new StatementTimeout());
      void this.#worker.terminate();
    }, timeoutMs);
    const answer = await reply.finally(() => clearTimeout(timer));
    if ("result" in answer) return answer.result;
    if (!("refused" in answer)) throw new DatabaseUnavailable();
    const { message, sqlState, position } = answer.refused;
    throw new DatabaseError(message, sqlState, position);
  }

  async close(): Promise<void> {
    if (this.dead) return;
    this.#worker.postMessage(undefined satisfies PgliteRequest);
    await this.ended;
  }

  #reply(): Promise<PgliteReply> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
  }

  #die(cause?: unknown): void {
    this.dead = true;
    this.#settle?.reject(cause instanceof StatementTimeout ? cause : new DatabaseUnavailable(cause));
  }
}
