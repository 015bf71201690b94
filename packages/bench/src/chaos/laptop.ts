import { Library, readJson, type SystemStatus } from "../library.ts";
import type { RunningSystem } from "../running-system.ts";
import { Stores } from "./stores.ts";

/** The running system as chaos handles it: what goes wrong in it, what time it is there, what it holds. */
export class Laptop {
  readonly library: Library;
  readonly stores: Stores;
  readonly #system: RunningSystem;
  #faults: object | undefined;
  #aheadSeconds = 0;

  private constructor(system: RunningSystem, library: Library) {
    this.#system = system;
    this.library = library;
    this.stores = new Stores(library.info);
  }

  static async open(system: RunningSystem): Promise<Laptop> {
    return new Laptop(system, await Library.open(system.appUrl));
  }

  /** Has this go wrong from now on, over restarts too; `undefined` for nothing more. */
  async setFaults(faults: object | undefined): Promise<void> {
    this.#faults = faults;
    if (faults) await this.#post("faults", faults);
    else await readJson(`${this.#system.appUrl}/_local/faults`, { method: "DELETE" });
  }

  /** `kill -9` of everything, and the start after it; answers how many ms that took. */
  async killAndStart(): Promise<number> {
    await this.#system.kill();
    const ms = await this.#system.start();
    if (this.#aheadSeconds > 0) await this.#post("clock", { aheadSeconds: this.#aheadSeconds });
    if (this.#faults) await this.#post("faults", this.#faults);
    return ms;
  }

  status(): Promise<SystemStatus> {
    return this.library.status();
  }

  /** Lets this much time pass at once: for what waits, and for what asks how long an image has stood still. */
  async passTime(seconds: number): Promise<void> {
    this.#aheadSeconds += seconds;
    await this.stores.rows(
      `update image set status_at = status_at - interval '${seconds} seconds' where status not in ('indexed', 'failed')`,
    );
    await this.#post("clock", { aheadSeconds: this.#aheadSeconds });
  }

  get aheadSeconds(): number {
    return this.#aheadSeconds;
  }

  #post(page: "faults" | "clock", body: object): Promise<unknown> {
    return readJson(`${this.#system.appUrl}/_local/${page}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  }
}
