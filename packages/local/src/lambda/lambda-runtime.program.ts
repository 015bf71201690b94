/**
 * Runs one function in a process of its own, by the Lambda Runtime API
 * (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html): asks for the next event, calls the
 * handler, sends what it answered or threw. Ends with the process that started it.
 */
import { Agent, request } from "node:http";
import { pathToFileURL } from "node:url";

const { AWS_LAMBDA_RUNTIME_API, LAMBDA_TASK, _HANDLER = "handler" } = process.env;
const memoryLimit = Number(process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE) * 1024 * 1024;
const agent = new Agent({ keepAlive: true });

interface Answer {
  headers: NodeJS.Dict<string | string[]>;
  body: string;
}

function call(method: string, path: string, body?: string): Promise<Answer> {
  const url = `http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/${path}`;
  const { user, system } = process.cpuUsage();
  const headers = { "x-local-cpu-micros": user + system, "x-local-rss": process.memoryUsage.rss() };
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, agent, headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
      resolve({ headers: response.headers, body: Buffer.concat(chunks).toString() });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

function errorRecord(error: unknown): string {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return JSON.stringify({ errorType: name, errorMessage: message, trace: stack?.split("\n") });
}

async function loadHandler() {
  const module: Record<string, unknown> = await import(pathToFileURL(String(LAMBDA_TASK)).href);
  const handler = module[_HANDLER];
  if (typeof handler !== "function") throw new Error(`${LAMBDA_TASK} exports no function "${_HANDLER}".`);
  return handler;
}

async function serveNext(handler: CallableFunction): Promise<void> {
  const { headers, body } = await call("GET", "invocation/next");
  const awsRequestId = String(headers["lambda-runtime-aws-request-id"]);
  const deadline = Number(headers["lambda-runtime-deadline-ms"]);
  const context = {
    awsRequestId,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    invokedFunctionArn: headers["lambda-runtime-invoked-function-arn"],
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
  try {
    const answer = await handler(JSON.parse(body), context);
    await call("POST", `invocation/${awsRequestId}/response`, JSON.stringify(answer ?? null));
  } catch (error) {
    await call("POST", `invocation/${awsRequestId}/error`, errorRecord(error));
  }
}

// The pipe closes when the starter dies, however it dies.
process.stdin.on("end", () => process.exit()).resume();
// The heap has a limit of its own; this one counts what native code takes, too.
setInterval(() => {
  if (process.memoryUsage.rss() > memoryLimit) process.kill(process.pid, "SIGKILL");
}, 250).unref();

try {
  const handler = await loadHandler();
  for (;;) await serveNext(handler);
} catch (error) {
  await call("POST", "init/error", errorRecord(error)).catch(() => {});
  process.exit(1);
}
