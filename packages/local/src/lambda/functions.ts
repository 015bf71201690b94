import { AwsError } from "../lib/aws-error.ts";
import { logError, logLine } from "../lib/log.ts";
import type { FunctionDefinition } from "./function-definition.ts";
import { FunctionError } from "./function-error.ts";
import { Instance } from "./instance.ts";

/** What one function has cost since start: invocations, and CPU ms of all its processes, their boot included. */
export interface FunctionUsage {
  invocations: number;
  /** Invocations that run, or wait for a process. */
  running: number;
  cpuMs: number;
  /** Resident memory of its living processes, bytes. */
  rss: number;
  /** Numbers of its living processes. */
  pids: number[];
}

interface Pool {
  definition: FunctionDefinition;
  instances: Instance[];
  waiting: (() => void)[];
  invocations: number;
  /** µs of processes that have ended. */
  endedCpuMicros: number;
}

/** How functions are run. */
export interface FunctionsOptions {
  /** `host:port` that serves the Runtime API. */
  runtimeAddress: () => string;
  /** The most processes of one function; further invocations wait for one. */
  maxInstances: number;
  /** ms without an invocation after which a process is ended. */
  idleMs: number;
}

/** The functions by name, each with the processes that run it: started on demand, ended when idle. */
export class Functions {
  readonly #pools = new Map<string, Pool>();
  readonly #options: FunctionsOptions;
  readonly #reaper: NodeJS.Timeout;

  constructor(options: FunctionsOptions) {
    this.#options = options;
    this.#reaper = setInterval(() => this.#reap(), Math.min(options.idleMs, 5_000)).unref();
  }

  /** Makes a function known, or replaces it: processes of the old one end after the invocation they run. */
  define(definition: FunctionDefinition): void {
    const old = this.#pools.get(definition.name);
    for (const instance of old?.instances ?? []) if (!instance.busy) instance.kill();
    this.#pools.set(definition.name, {
      definition,
      instances: [],
      waiting: [],
      invocations: old?.invocations ?? 0,
      endedCpuMicros: old?.endedCpuMicros ?? 0,
    });
  }

  /** Runs a function and answers its JSON. @throws FunctionError; AwsError `ResourceNotFoundException` */
  async invoke(name: string, payload: string): Promise<string> {
    const pool = this.#find(name);
    const instance = await this.#acquire(pool);
    const begun = performance.now();
    pool.invocations++;
    try {
      const answer = await instance.invoke(payload);
      logLine("lambda", `${name} done`, performance.now() - begun);
      return answer;
    } catch (error) {
      const words = error instanceof FunctionError ? `${error.errorType}: ${error.message}` : String(error);
      logError(
        "lambda",
        `${name} failed: ${words}`,
        error instanceof FunctionError ? error.trace.join("\n") : error,
      );
      throw error;
    } finally {
      instance.busy = false;
      pool.waiting.shift()?.();
    }
  }

  /** @throws AwsError `ResourceNotFoundException` for a name that no function has */
  check(name: string): void {
    this.#find(name);
  }

  /** The process with this id. */
  findInstance(id: string): Instance | undefined {
    for (const { instances } of this.#pools.values()) {
      const instance = instances.find((candidate) => candidate.id === id);
      if (instance) return instance;
    }
    return undefined;
  }

  usage(): Record<string, FunctionUsage> {
    return Object.fromEntries(
      [...this.#pools].map(([name, { instances, waiting, invocations, endedCpuMicros }]) => {
        const micros = instances.reduce((sum, { usage }) => sum + usage.cpuMicros, endedCpuMicros);
        const rss = instances.reduce((sum, { usage }) => sum + usage.rss, 0);
        const running = waiting.length + instances.filter(({ busy }) => busy).length;
        const pids = instances.flatMap(({ pid }) => pid ?? []);
        return [name, { invocations, running, cpuMs: micros / 1000, rss, pids }];
      }),
    );
  }

  /** Ends every process, in the middle of what it does. */
  close(): void {
    clearInterval(this.#reaper);
    for (const { instances } of this.#pools.values()) for (const instance of instances) instance.kill();
  }

  #find(name: string): Pool {
    const pool = this.#pools.get(name);
    if (!pool) throw new AwsError("ResourceNotFoundException", `Function not found: ${name}`, 404);
    return pool;
  }

  async #acquire(pool: Pool): Promise<Instance> {
    for (;;) {
      const instance = pool.instances.find(({ busy }) => !busy) ?? this.#startWithin(pool);
      if (instance) {
        instance.busy = true;
        return instance;
      }
      await new Promise<void>((resolve) => pool.waiting.push(resolve));
    }
  }

  #startWithin(pool: Pool): Instance | undefined {
    if (pool.instances.length >= this.#options.maxInstances) return undefined;
    const instance: Instance = new Instance(pool.definition, this.#options.runtimeAddress(), () => {
      pool.endedCpuMicros += instance.usage.cpuMicros;
      pool.instances.splice(pool.instances.indexOf(instance), 1);
      pool.waiting.shift()?.();
    });
    pool.instances.push(instance);
    return instance;
  }

  #reap(): void {
    const before = Date.now() - this.#options.idleMs;
    for (const { instances } of this.#pools.values()) {
      for (const instance of instances) if (!instance.busy && instance.idleSince < before) instance.kill();
    }
  }
}
