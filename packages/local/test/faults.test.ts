import { EventBridge } from "@aws-sdk/client-eventbridge";
import { Lambda, TooManyRequestsException } from "@aws-sdk/client-lambda";
import { DatabaseResumingException, RDSData } from "@aws-sdk/client-rds-data";
import { ProvisionedThroughputExceededException, Rekognition } from "@aws-sdk/client-rekognition";
import { PutObjectCommand, S3 } from "@aws-sdk/client-s3";
import { SQS } from "@aws-sdk/client-sqs";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { beforeEach, expect, test } from "vitest";
import { functionCredentials } from "../src/lib/keyring.ts";
import { clientOptions, type HttpAnswer, listKeys, newSystem, queryColumn } from "./system.ts";

const info = await newSystem();

/** What an SDK client of a function takes: no retries, so that each fault is seen. */
const of = (functionName: string) => ({
  ...clientOptions(info),
  credentials: functionCredentials(functionName),
});
const s3 = new S3(of("prepare"));
const always = { silenceSeconds: 0 };

async function call(
  method: string,
  path: string,
  body?: unknown,
  type = "application/json",
): Promise<Pick<HttpAnswer, "status" | "body">> {
  const answer = await fetch(`${info.appUrl}/_local/${path}`, {
    method,
    ...(body !== undefined && { headers: { "content-type": type }, body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
}

const ask = (settings: object) => call("POST", "faults", settings);

beforeEach(async () => {
  await call("DELETE", "faults");
});

/** The names of what so many calls throw, each once after another; "none" for one that succeeds. */
async function outcomes(count: number, make: (n: number) => Promise<unknown>): Promise<string[]> {
  const names: string[] = [];
  for (let n = 0; n < count; n++) {
    const error = await make(n).then(
      () => undefined,
      (reason: Error & { code?: string }) => reason,
    );
    names.push(error ? (error.code ?? error.name) : "none");
  }
  return names;
}

const put = (prefix: string) => (n: number) =>
  s3.putObject({ Bucket: info.bucket, Key: `media/${prefix}/${String(n).padStart(2, "0")}`, Body: "x" });

test("nothing fails until it is asked for, and nothing again when it is ended", async () => {
  expect((await call("GET", "faults")).body).toMatchObject({ failures: {}, droppedNotifications: 0 });
  expect(new Set(await outcomes(20, put("off")))).toEqual(new Set(["none"]));

  await ask({ ...always, failures: { s3: 1 } });
  expect(await outcomes(5, put("off"))).not.toContain("none");

  expect((await call("DELETE", "faults")).body).toMatchObject({ failures: {} });
  expect(new Set(await outcomes(20, put("off")))).toEqual(new Set(["none"]));
});

test.each([
  [{ failures: { s3: 2 } }, /failures\.s3/],
  [{ failures: { ec2: 0.5 } }, /failures/],
  [{ duplicates: { probability: 1, most: 11 } }, /duplicates\.most/],
  [{ droppedNotifications: "all" }, /droppedNotifications/],
  [{ chaos: true }, /chaos/],
])("refuses %j and keeps what was set", async (settings, words) => {
  await ask({ seed: 5 });

  const { status, body } = await ask(settings);

  expect([status, body.message]).toEqual([400, expect.stringMatching(words)]);
  expect((await call("GET", "faults")).body.seed).toBe(5);
});

test("takes no form from a stranger's page, and no method that it does not know", async () => {
  expect((await call("POST", "faults", {}, "text/plain")).status).toBe(415);
  expect((await call("PUT", "faults", {})).status).toBe(405);
});

const bus = () => new EventBridge(of("prepare"));
const Image = { S3Object: { Bucket: info.bucket, Name: "media/none" } };
const broken: Record<string, [() => Promise<unknown>, string[]]> = {
  s3: [() => put("classes")(0), ["InternalError", "ServiceUnavailable", "SlowDown"]],
  sqs: [
    () => new SQS(of("analyze")).sendMessage({ QueueUrl: info.queueUrl, MessageBody: "{}" }),
    ["InternalFailure", "ServiceUnavailable", "ThrottlingException"],
  ],
  events: [() => bus().putEvents({ Entries: [] }), ["InternalException", "ThrottlingException"]],
  rekognition: [
    () => new Rekognition(of("analyze")).detectLabels({ Image }),
    ["InternalServerError", "ProvisionedThroughputExceededException", "ThrottlingException"],
  ],
  "rds-data": [
    () =>
      new RDSData(of("index")).executeStatement({
        resourceArn: info.databaseArn,
        secretArn: info.databaseSecretArn,
        sql: "select 1",
      }),
    ["InternalServerErrorException", "ServiceUnavailableError", "ThrottlingException"],
  ],
  lambda: [
    () => new Lambda(of("watch")).invoke({ FunctionName: "getHealth", InvocationType: "Event" }),
    ["ServiceException", "TooManyRequestsException"],
  ],
};

test.each(Object.entries(broken))("fails calls of %s as the SDK knows it", async (service, [make, codes]) => {
  await ask({ ...always, seed: 3, failures: { [service]: 1 } });

  const names = new Set(await outcomes(40, make));

  // A connection that ends.
  expect([...names].sort()).toEqual([...codes, "ECONNRESET"].sort());
});

test("throws errors of the SDK's own classes", async () => {
  const errors: unknown[] = [];
  await ask({ ...always, failures: { rekognition: 1, lambda: 1 } });

  for (const [make] of [broken.rekognition, broken.lambda].flatMap((one) => (one ? [one] : []))) {
    for (let n = 0; n < 20; n++) await make().catch((error: unknown) => errors.push(error));
  }

  expect(errors).toContainEqual(expect.any(ProvisionedThroughputExceededException));
  expect(errors).toContainEqual(expect.any(TooManyRequestsException));
});

test("repeats itself by its seed, service by service", async () => {
  const row = async (seed: number, between: () => Promise<unknown> = async () => {}) => {
    await ask({ ...always, seed, failures: { s3: 0.5, events: 0.5 } });
    return outcomes(30, async (n) => {
      await between();
      await put("seed")(n);
    });
  };

  const first = await row(1);

  const meanwhile = () =>
    bus()
      .putEvents({ Entries: [] })
      .catch(() => {});
  expect(await row(1, meanwhile)).toEqual(first);
  expect(await row(2)).not.toEqual(first);
  expect(first.filter((name) => name === "none").length).toBeGreaterThan(5);
});

test("carries out half of the writes whose answer is lost, and none that is throttled", async () => {
  await ask({ ...always, seed: 1, failures: { s3: 1 } });

  const names = await outcomes(40, put("lost"));

  const written = (await listKeys(info, "media/lost/")).map((key) => Number(key.slice("media/lost/".length)));
  expect(names).not.toContain("none");
  expect(written.length).toBeGreaterThan(10);
  expect(written.length).toBeLessThan(30);
  expect(written.map((n) => names[n])).not.toContain("SlowDown");
  expect(names).toContain("SlowDown");
});

test("lets the developer's calls be, and the browser's unless asked", async () => {
  await ask({ ...always, failures: { s3: 1 } });
  const command = new PutObjectCommand({ Bucket: info.bucket, Key: "media/browser" });
  const url = await getSignedUrl(s3, command);
  const upload = () => fetch(url, { method: "PUT", body: "x" }).then(({ status }) => status);

  expect(await listKeys(info, "media/browser")).toEqual([]);
  expect(await upload()).toBe(200);
  await ask({ ...always, failures: { browser: 1 } });
  const statuses = await Promise.all(Array.from({ length: 20 }, () => upload().catch(() => "none")));
  expect(statuses).not.toContain(200);
  expect(statuses).toContain(503);
  expect(await outcomes(3, put("browser"))).toEqual(["none", "none", "none"]);
});

test("has the database resume for a while, for everybody", async () => {
  await ask({ resuming: 600 });

  await expect(queryColumn(info, "select 1")).rejects.toBeInstanceOf(DatabaseResumingException);
  await call("DELETE", "faults");
  expect(await queryColumn(info, "select 1")).toEqual([1]);
});

test("drops notifications, or delivers them several times", async () => {
  const developer = new S3(clientOptions(info));
  const waiting = async () => (await call("GET", "status")).body.asyncInvocations;
  const write = (Key: string) => developer.putObject({ Bucket: info.bucket, Key, Body: "x" });
  expect(await waiting()).toBe(0);

  await ask({ droppedNotifications: 1 });
  await write("originals/dropped");
  expect(await waiting()).toBe(0);

  await ask({ seed: 1, duplicates: { probability: 1, withinSeconds: 3_600 } });
  for (const n of [1, 2, 3]) await write(`originals/several-${n}`);
  expect(await waiting()).toBeGreaterThan(3);
  expect(await waiting()).toBeLessThanOrEqual(30);
});

test("moves the clock forward, never back, and what waits comes", async () => {
  const queue = { QueueUrl: new URL("watchdog-queue", info.queueUrl).href };
  const sqs = new SQS(clientOptions(info));
  await sqs.sendMessage({ ...queue, MessageBody: "not for the watchdog", DelaySeconds: 900 });
  const delayed = async () => (await call("GET", "status")).body.queues.watchdog.delayed;
  expect(await delayed()).toBe(1);

  expect((await call("POST", "clock", { aheadSeconds: 899 })).body).toEqual({ aheadSeconds: 899 });
  expect(await delayed()).toBe(1);
  expect((await call("POST", "clock", { aheadSeconds: 898 })).status).toBe(400);
  await call("POST", "clock", { aheadSeconds: 901 });
  expect(await delayed()).toBe(0);
});
