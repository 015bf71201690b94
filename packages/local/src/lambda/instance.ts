import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { builtFile } from "../lib/built.ts";
import { type FunctionDefinition, functionArn } from "./function-definition.ts";
import { FunctionError } from "./function-error.ts";
import { printLogs } from "./function-logs.ts";

interface Invocation {
  requestId: string;
  payload: string;
  deadline: number;
  resolve(answer: string): void;
  reject(error: FunctionError): void;
}

/** CPU that an instance has used since it started, in µs, and its resident memory in bytes, as it says itself. */
export interface Usage {
  cpuMicros: number;
  rss: number;
}

/**
 * One process that runs one function, an invocation at a time. It asks for events by the Runtime API below
 * `/_runtime/{id}`; past its timeout it is killed, as a crash ends it: the invocation fails, the instance is dead.
 */
export class Instance {
  readonly id = randomUUID();
  readonly #definition: FunctionDefinition;
  readonly #process: ChildProcess;
  #waiting: ServerResponse | undefined;
  #invocation: Invocation | undefined;
  #sent = false;
  #initError: FunctionError | undefined;
  #exited = false;
  usage: Usage = { cpuMicros: 0, rss: 0 };
  idleSince = Date.now();

  constructor(definition: FunctionDefinition, runtimeAddress: string, onExit: () => void) {
    this.#definition = definition;
    this.#process = spawn(process.execPath, nodeFlags(definition), {
      env: {
        ...processEnvironment(definition),
        AWS_LAMBDA_RUNTIME_API: `${runtimeAddress}/_runtime/${this.id}`,
      },
      stdio: ["pipe", "pipe", "pipe"],
    });
    printLogs(definition.name, this.#process);
    // A pipe to a process that was killed breaks; its exit says all there is to say.
    this.#process.stdin?.on("error", () => {});
    this.#process.once("exit", (code, signal) => {
      this.#exited = true;
      const words = `Runtime exited with error: ${signal ? `signal: ${signal}` : `exit status ${code}`}`;
      this.#end(this.#initError ?? new FunctionError("Runtime.ExitError", words));
      onExit();
    });
  }

  /** Whether somebody has it; to be set by whoever takes it, before anything else can happen. */
  busy = false;

  /** Runs one event, JSON in and out. @throws FunctionError */
  async invoke(payload: string): Promise<string> {
    const { timeout } = this.#definition;
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<string>((resolve, reject) => {
        if (this.#exited) throw new FunctionError("Runtime.ExitError", "The runtime has exited.");
        const requestId = randomUUID();
        this.#sent = false;
        this.#invocation = { requestId, payload, deadline: Date.now() + timeout * 1000, resolve, reject };
        timer = setTimeout(() => this.#timeOut(requestId), timeout * 1000);
        this.#send();
      });
    } finally {
      clearTimeout(timer);
    }
  }

  /** The process asks for its next event: answered as soon as there is one. */
  next(response: ServerResponse): void {
    this.#waiting = response;
    this.#send();
  }

  /** The process answers an event. */
  answer(requestId: string, body: string): void {
    if (this.#invocation?.requestId !== requestId) return;
    const { resolve } = this.#invocation;
    this.#invocation = undefined;
    this.idleSince = Date.now();
    resolve(body);
  }

  /** The process says that the handler threw. */
  fail(requestId: string, error: FunctionError): void {
    if (this.#invocation?.requestId === requestId) this.#end(error);
  }

  /** The process says that the bundle could not be loaded. */
  failInit(error: FunctionError): void {
    this.#initError = error;
  }

  /** Undefined where the process could not be started. */
  get pid(): number | undefined {
    return this.#process.pid;
  }

  kill(): void {
    this.#process.kill("SIGKILL");
  }

  #send(): void {
    if (!this.#waiting || !this.#invocation || this.#sent) return;
    this.#sent = true;
    const { requestId, payload, deadline } = this.#invocation;
    this.#waiting.writeHead(200, {
      "content-type": "application/json",
      "lambda-runtime-aws-request-id": requestId,
      "lambda-runtime-deadline-ms": deadline,
      "lambda-runtime-invoked-function-arn": functionArn(this.#definition.name),
    });
    this.#waiting.end(payload);
    this.#waiting = undefined;
  }

  #timeOut(requestId: string): void {
    const { timeout } = this.#definition;
    const words = `${new Date().toISOString()} ${requestId} Task timed out after ${timeout.toFixed(2)} seconds`;
    this.#end(new FunctionError("Sandbox.Timedout", words));
    this.kill();
  }

  #end(error: FunctionError): void {
    const invocation = this.#invocation;
    this.#invocation = undefined;
    this.idleSince = Date.now();
    invocation?.reject(error);
  }
}

/**
 * Threads that collect garbage beside a function would take the cores from other functions, and more CPU in all. The
 * heap may grow to five times what it holds before all of it is marked: V8 counts the pixels outside of it, too, and
 * would mark it once a picture.
 */
const collecting = ["--single-threaded-gc", "--heap-growing-percent=400"];

function nodeFlags({ memory }: FunctionDefinition): string[] {
  return [...collecting, `--max-old-space-size=${memory}`, builtFile("lambda-runtime.program.js")];
}

function processEnvironment({ name, bundle, exportName, memory, environment }: FunctionDefinition) {
  return {
    PATH: process.env.PATH,
    TZ: "UTC",
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memory),
    LAMBDA_TASK: bundle,
    _HANDLER: exportName,
    ...environment,
  };
}
