import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

const runtime = join(import.meta.dirname, "../../local/dist/lambda-runtime.program.js");

/** A bundle with its environment and one event for it. */
export interface Invocation {
  /** Path of the bundle; its handler is called `handler`. */
  bundle: string;
  environment: Readonly<Record<string, string>>;
  event: object;
}

/** What the first invocation of a fresh process answered, and how many ms after the process was started. */
export interface ColdStart {
  ms: number;
  answer: { statusCode?: number; errorMessage?: string };
}

/** Starts a process as the laptop does for a function, invokes it once by the Lambda Runtime API and ends it. */
export async function startCold(invocation: Invocation): Promise<ColdStart> {
  const answered = new EventEmitter<{ answer: [string] }>();
  const server = serveOnce(invocation.event, (answer) => answered.emit("answer", answer));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const answer = once(answered, "answer", { signal: AbortSignal.timeout(30_000) });
  const begun = performance.now();
  const child = start(invocation, `127.0.0.1:${port}`);
  try {
    const [text] = await answer;
    return { ms: performance.now() - begun, answer: JSON.parse(text) ?? {} };
  } finally {
    child.kill("SIGKILL");
    server.close().closeAllConnections();
  }
}

/** Hands out one event and takes what is answered to it. */
function serveOnce(event: object, onAnswer: (body: string) => void) {
  return createServer(async (request, response) => {
    if (request.url?.endsWith("/invocation/next")) {
      const deadline = Date.now() + 30_000;
      response.writeHead(200, {
        "lambda-runtime-aws-request-id": "1",
        "lambda-runtime-deadline-ms": deadline,
      });
      response.end(JSON.stringify(event));
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    onAnswer(Buffer.concat(chunks).toString());
  });
}

function start({ bundle, environment }: Invocation, runtimeAddress: string) {
  return spawn(process.execPath, [runtime], {
    env: {
      PATH: process.env.PATH,
      TZ: "UTC",
      AWS_LAMBDA_RUNTIME_API: runtimeAddress,
      AWS_LAMBDA_FUNCTION_NAME: "bench",
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "512",
      LAMBDA_TASK: bundle,
      _HANDLER: "handler",
      ...environment,
    },
    stdio: ["pipe", "ignore", "inherit"],
  });
}
