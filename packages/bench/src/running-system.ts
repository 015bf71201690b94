import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** As `npm start` runs it: eight isolates that each collect garbage on threads of their own cost more CPU in all. */
const nodeArguments = ["--single-threaded-gc", join(import.meta.dirname, "../../local/dist/main.program.js")];

export interface SystemOptions {
  dataFolder: string;
  /** The PostgreSQL that holds the library; a database in the data folder where there is none. */
  databaseUrl?: string;
  /** Gets every line that the system prints. */
  onLine?: (line: string) => void;
}

/** The whole system in a process of its own, on ports that are free; it can be killed and started again. */
export class RunningSystem {
  readonly appUrl: string;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #onLine: (line: string) => void;
  #process: ChildProcess | undefined;

  private constructor(port: number, awsPort: number, options: SystemOptions) {
    const { dataFolder, databaseUrl, onLine = () => {} } = options;
    this.appUrl = `http://localhost:${port}`;
    this.#environment = {
      ...process.env,
      PORT: String(port),
      AWS_PORT: String(awsPort),
      DATA_DIR: dataFolder,
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    };
    this.#onLine = onLine;
  }

  /** Starts it; answers how to reach it once it serves. */
  static async start(options: SystemOptions): Promise<RunningSystem> {
    const system = new RunningSystem(await freePort(), await freePort(), options);
    await system.start();
    return system;
  }

  /** Starts what was killed or stopped; answers the ms until it served. */
  async start(): Promise<number> {
    const begun = performance.now();
    const child = spawn(process.execPath, nodeArguments, {
      env: this.#environment,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    this.#process = child;
    const tail: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        tail.push(line);
        tail.splice(0, tail.length - 30);
        this.#onLine(line);
      });
    }
    while (!(await serves(this.appUrl))) {
      if (child.exitCode !== null) throw new Error(`The system ended:\n${tail.join("\n")}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return performance.now() - begun;
  }

  /** Process number; undefined while it does not run. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** `kill -9` of everything: the system and the processes of its functions, at once. */
  kill(): Promise<void> {
    return this.#end("SIGKILL");
  }

  /** As Ctrl+C ends it. */
  stop(): Promise<void> {
    return this.#end("SIGTERM");
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    // The negative number names the group of processes that the system leads.
    if (signal === "SIGKILL" && child.pid) process.kill(-child.pid, signal);
    else child.kill(signal);
    await exited;
  }
}

async function serves(appUrl: string): Promise<boolean> {
  try {
    return (await fetch(`${appUrl}/_local/info`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No port is free.");
  return address.port;
}
