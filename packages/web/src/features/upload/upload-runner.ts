import { ApiError } from "../../lib/api-error.ts";
import type { Limits } from "./check-file.ts";
import { type SendListener, type SendOutcome, type SendSteps, sendFile } from "./send-file.ts";
import { TransferError } from "./transfer.ts";
import type { UploadLedger } from "./upload-ledger.ts";
import type { UploadProblem } from "./upload-problem.ts";
import type { UploadHold } from "./uploads-view.ts";

const atOnce = 4;
/** Transfers of one file that may fail while the API answers, before it is the file's own fault. */
const mostFaults = 5;

export interface RunnerOptions extends SendSteps {
  limits: Limits;
  /** Whether the browser can still read a file. */
  isReadable: (file: File) => Promise<boolean>;
  /** Resolves when it is worth to try the connection again, after it has failed that many times in a row. */
  recover: (failures: number) => Promise<void>;
}

/** Who is told what happens; the ledger has it already. */
export interface RunnerListener {
  changed: () => void;
  announced: (id: number, imageId: string) => void;
  ended: (id: number, outcome: SendOutcome) => void;
}

interface QueuedFile {
  file: File;
  faults: number;
}

/** Sends what waits in the ledger, at most four files at once, while nothing speaks against it. */
export class UploadRunner {
  readonly #ledger: UploadLedger;
  readonly #options: RunnerOptions;
  readonly #listener: RunnerListener;
  readonly #files = new Map<number, QueuedFile>();
  readonly #running = new Map<number, AbortController>();
  #paused = false;
  #hold: UploadHold | undefined;
  /** Times in a row that the connection failed. */
  #failures = 0;

  constructor(ledger: UploadLedger, options: RunnerOptions, listener: RunnerListener) {
    this.#ledger = ledger;
    this.#options = options;
    this.#listener = listener;
  }

  get paused(): boolean {
    return this.#paused;
  }

  get hold(): UploadHold | undefined {
    return this.#hold;
  }

  /** The file that is or may still be sent. */
  fileOf(id: number): File | undefined {
    return this.#files.get(id)?.file;
  }

  /** Gives the file of an upload that waits. */
  take(id: number, file: File): void {
    this.#files.set(id, { file, faults: 0 });
  }

  /** Forgets a file, and stops sending it. */
  drop(id: number): void {
    this.#files.delete(id);
    this.#running.get(id)?.abort();
  }

  pause(): void {
    this.#paused = true;
    for (const controller of this.#running.values()) controller.abort();
  }

  resume(): void {
    this.#paused = false;
    this.#hold = undefined;
    this.run();
  }

  /** Starts what may start. */
  run(): void {
    // After a failure one file tries the connection before all go on.
    const most = this.#failures > 0 ? 1 : atOnce;
    for (const { id } of this.#ledger.of("waiting")) {
      if (this.#paused || this.#hold || this.#running.size >= most) return;
      const queued = this.#files.get(id);
      // One that was paused may still be on its way to stopping.
      if (queued && !this.#running.has(id)) void this.#send(id, queued);
    }
  }

  async #send(id: number, queued: QueuedFile): Promise<void> {
    const controller = new AbortController();
    const { signal } = controller;
    this.#running.set(id, controller);
    this.#ledger.apply(id, { type: "begun" });
    const { limits } = this.#options;
    const listener = this.#listen(id);
    try {
      this.#end(id, await sendFile(queued.file, this.#options, { limits, signal, listener }));
    } catch (error) {
      if (signal.aborted) this.#ledger.apply(id, { type: "suspended" });
      else await this.#broke(id, queued, error);
    } finally {
      this.#running.delete(id);
      this.run();
      this.#listener.changed();
    }
  }

  #listen(id: number): SendListener {
    return {
      announcing: () => {
        this.#ledger.apply(id, { type: "announcing" });
        this.#listener.changed();
      },
      progressed: (sent) => {
        this.#ledger.apply(id, { type: "progressed", sent });
        if (!this.#hold) this.#connected();
        this.#listener.changed();
      },
      announced: (imageId) => {
        const before = this.#ledger.get(id)?.imageId;
        const isTwin = this.#ledger.hasTwin(id, imageId);
        this.#ledger.announced(id, imageId);
        if (isTwin) return "twin";
        this.#listener.announced(id, imageId);
        return before === imageId ? "own" : "new";
      },
    };
  }

  #end(id: number, outcome: SendOutcome): void {
    if (outcome.type !== "failed") this.#connected();
    this.#ledger.apply(id, outcome);
    this.#files.delete(id);
    this.#listener.ended(id, outcome);
  }

  /** The connection works: what waited for it goes on. */
  #connected(): void {
    if (this.#hold?.kind === "connection") this.#hold = undefined;
    if (this.#failures === 0) return;
    this.#failures = 0;
    this.run();
  }

  async #broke(id: number, queued: QueuedFile, error: unknown): Promise<void> {
    const readable = await this.#options.isReadable(queued.file);
    const atStore = error instanceof TransferError;
    if (atStore) queued.faults++;
    const problem = problemOf(error, { readable, faults: queued.faults });
    if (problem) {
      const outcome = { type: "failed", problem, retry: readable ? "send" : "never" } as const;
      queued.faults = 0;
      this.#ledger.apply(id, outcome);
      return this.#listener.ended(id, outcome);
    }
    this.#ledger.apply(id, { type: "suspended" });
    if (error instanceof ApiError && error.code === "quota-exceeded") this.#hold = { kind: "quota" };
    // The store refuses a URL that is too old; the next announcement brings a new one.
    else if (!atStore || error.status === 0 || error.status >= 500) this.#wait();
  }

  #wait(): void {
    if (this.#hold) return;
    const hold: UploadHold = { kind: "connection" };
    this.#hold = hold;
    void this.#options.recover(++this.#failures).then(() => {
      if (this.#hold !== hold) return;
      this.#hold = undefined;
      this.run();
      this.#listener.changed();
    });
  }
}

/** Why a file has failed for good; undefined when it will be sent once more by itself. */
function problemOf(
  error: unknown,
  { readable, faults }: { readable: boolean; faults: number },
): UploadProblem | undefined {
  if (!readable) return { code: "unreadable" };
  if (error instanceof TransferError) return faults < mostFaults ? undefined : { code: "not-arrived" };
  if (error instanceof ApiError && (error.passing || error.code === "quota-exceeded")) return undefined;
  return { code: "refused", error };
}
