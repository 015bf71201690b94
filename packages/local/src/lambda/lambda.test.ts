import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { expect, onTestFinished, test, vi } from "vitest";
import { newFolder, newStore, serveAws } from "../../test/aws.ts";
import type { Store } from "../lib/store.ts";
import { Queues } from "../sqs/queues.ts";
import { AsyncInvocations } from "./async-invocations.ts";
import type { FunctionDefinition } from "./function-definition.ts";
import { Functions } from "./functions.ts";
import { startQueueMapping } from "./queue-mapping.ts";
import { runtimeApiService } from "./runtime-wire.ts";
import { lambdaService } from "./wire.ts";

/** A Lambda whose only function is the given code of a module; answers the SDK's client and its insides. */
async function newLambda(code: string, change: Partial<FunctionDefinition> = {}, store: Store = newStore()) {
  const bundle = join(newFolder(), "handler.mjs");
  writeFileSync(bundle, code);
  let address = "";
  const functions = new Functions({ runtimeAddress: () => address, maxInstances: 2, idleMs: 60_000 });
  const failed: object[] = [];
  const asyncInvocations = new AsyncInvocations(store, functions, {
    destinations: { f: (record) => failed.push(record) },
    retryDelaysMs: [1, 1],
  });
  const aws = await serveAws((authenticate) => [
    runtimeApiService(functions),
    lambdaService(functions, asyncInvocations, authenticate),
  ]);
  address = aws.endpoint.replace("http://", "");
  functions.define({
    name: "f",
    bundle,
    exportName: "handler",
    timeout: 20,
    memory: 256,
    environment: {},
    ...change,
  });
  onTestFinished(() => {
    asyncInvocations.stop();
    functions.close();
  });
  const client = new LambdaClient(aws);
  const invoke = async (payload: unknown, type?: "Event") => {
    const command = new InvokeCommand({
      FunctionName: "f",
      Payload: JSON.stringify(payload),
      InvocationType: type,
    });
    const { FunctionError, Payload, StatusCode } = await client.send(command);
    return { FunctionError, StatusCode, payload: JSON.parse(Payload?.transformToString() || "null") };
  };
  return { functions, asyncInvocations, invoke, client, failed, store, folder: join(bundle, "..") };
}

const echo =
  "export const handler = async (event, context) => ({ event, name: context.functionName, pid: process.pid });";

test("answers what the handler answers, and keeps the process for the next event", async () => {
  const { invoke } = await newLambda(echo);

  const first = await invoke({ a: [1, "é"] });
  const second = await invoke({});

  expect(first.payload).toMatchObject({ event: { a: [1, "é"] }, name: "f" });
  expect(second.payload.pid).toBe(first.payload.pid);
});

test("gives a function its own environment and nothing of the laptop's", async () => {
  process.env.SECRET_OF_THE_LAPTOP = "x";
  const code = "export const handler = () => process.env;";
  const { invoke } = await newLambda(code, { environment: { BUCKET_NAME: "b" } });

  const { payload } = await invoke({});

  expect(payload).toMatchObject({ BUCKET_NAME: "b", TZ: "UTC", AWS_LAMBDA_FUNCTION_NAME: "f" });
  expect(payload.SECRET_OF_THE_LAPTOP).toBeUndefined();
});

test("runs at most as many events at once as it has processes, and all in the end", async () => {
  const code = `import { setTimeout } from "node:timers/promises";
    export const handler = async (n) => { await setTimeout(20); return { n, pid: process.pid }; };`;
  const { invoke } = await newLambda(code);

  const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => invoke(n)));

  expect(answers.map(({ payload }) => payload.n)).toEqual([1, 2, 3, 4, 5]);
  expect(new Set(answers.map(({ payload }) => payload.pid)).size).toBe(2);
});

test.each([
  ["throws", "export const handler = () => { throw new TypeError('no'); };", "TypeError", "no"],
  [
    "never answers",
    "export const handler = () => new Promise(() => setInterval(() => {}, 9e5));",
    "Sandbox.Timedout",
    "Task timed out after 0.50",
  ],
  ["ends its process", "export const handler = () => process.exit(3);", "Runtime.ExitError", "exit status 3"],
  [
    "takes more memory than it may",
    "const all = []; export const handler = () => { for (;;) all.push(new Array(1e5).fill(0)); };",
    "Runtime.ExitError",
    "signal: SIG",
  ],
  ["cannot be loaded", "import 'not-there';", "Error", "not-there"],
])("a function that %s answers an error, and the next event runs", async (_what, code, type, words) => {
  const timeout = type === "Sandbox.Timedout" ? 0.5 : 20;
  const { invoke, functions, folder } = await newLambda(code, { timeout, memory: 128 });

  const { FunctionError, payload } = await invoke({});
  const bundle = join(folder, "mended.mjs");
  writeFileSync(bundle, echo);
  functions.define({ name: "f", bundle, exportName: "handler", timeout: 20, memory: 256, environment: {} });
  const mended = await invoke({});

  expect(FunctionError).toBe("Unhandled");
  expect(payload.errorType).toContain(type);
  expect(payload.errorMessage).toContain(words);
  expect(mended.payload.name).toBe("f");
});

test("kills a process whose native memory is over the limit", async () => {
  const code = `export const handler = async () => {
    globalThis.kept = Array.from({ length: 30 }, () => Buffer.alloc(1e7, 1));
    await new Promise(() => {});
  };`;
  const { invoke } = await newLambda(code, { memory: 192 });

  expect((await invoke({})).payload.errorMessage).toContain("SIGKILL");
});

test("tries an asynchronous event three times, then hands it to the failure destination", async () => {
  const { invoke, failed, asyncInvocations } = await newLambda(
    "export const handler = () => { throw new Error('no'); };",
  );
  asyncInvocations.start();

  expect((await invoke({ n: 1 }, "Event")).StatusCode).toBe(202);
  await vi.waitUntil(() => failed.length > 0, 20_000);

  expect(failed).toMatchObject([
    {
      requestContext: { condition: "RetriesExhausted", approximateInvokeCount: 3 },
      requestPayload: { n: 1 },
      responsePayload: { errorMessage: "no" },
    },
  ]);
  expect(asyncInvocations.count()).toBe(0);
});

test("runs what was accepted before a restart", async () => {
  const store = newStore();
  const before = await newLambda(echo, {}, store);
  before.asyncInvocations.accept("f", { n: 1 });
  const after = await newLambda(echo, {}, store);

  after.asyncInvocations.start();
  await vi.waitUntil(() => after.asyncInvocations.count() === 0, 20_000);

  expect(after.functions.usage().f?.invocations).toBe(1);
});

test("forgets an event whose transaction was rolled back", async () => {
  const { asyncInvocations, store, functions } = await newLambda(echo);
  asyncInvocations.start();

  expect(() =>
    store.transaction(() => {
      asyncInvocations.accept("f", {});
      throw new Error("stop");
    }),
  ).toThrow("stop");

  expect(asyncInvocations.count()).toBe(0);
  await functions.invoke("f", "{}");
  expect(functions.usage().f?.invocations).toBe(1);
});

test("refuses a function that is not there", async () => {
  const { client } = await newLambda(echo);

  await expect(client.send(new InvokeCommand({ FunctionName: "g" }))).rejects.toMatchObject({
    name: "ResourceNotFoundException",
  });
});

test("deletes the messages that were worked off and leaves those reported as failed", async () => {
  const code = `export const handler = ({ Records }) => ({
    batchItemFailures: Records.filter((r) => r.body === "bad").map((r) => ({ itemIdentifier: r.messageId })) });`;
  const { functions, store } = await newLambda(code);
  const queues = new Queues(store, "http://x");
  queues.declare("q", { visibilityTimeout: 30 });
  for (const body of ["good", "bad", "fine"]) queues.send("q", body);
  const end = new AbortController();
  onTestFinished(() => end.abort());

  startQueueMapping(
    queues,
    functions,
    { queue: "q", functionName: "f", batchSize: 10, maxConcurrency: 1 },
    end.signal,
  );
  await vi.waitUntil(
    () => (functions.usage().f?.cpuMs ?? 0) > 0 && queues.attributes("q").inFlight === 1,
    20_000,
  );

  expect(queues.attributes("q")).toMatchObject({ inFlight: 1 });
});
