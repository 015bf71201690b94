import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { drawScene } from "@image-content-search/drawings";
import { beforeAll, expect, test, vi } from "vitest";
import { type ApiUser, clientOptions, listKeys, newSystem, queryColumn, signIn, signUp } from "./system.ts";

const info = await newSystem();
const demo = await signIn(info);
let laptops: string[] = [];

async function upload(user: ApiUser, left: number): Promise<string> {
  const bytes = await drawScene([{ icon: "laptop", left, top: 60, size: 340 }], { width: 800, height: 600 });
  const imageId = await user.upload(bytes);
  await user.untilEnded(imageId);
  return imageId;
}

beforeAll(async () => {
  laptops = [await upload(demo, 10), await upload(demo, 110), await upload(demo, 210)];
});

/** Has a job done and answers what has become of it. */
async function work(body: object, path = "/jobs") {
  const { status, body: job } = await demo.call("POST", path, body);
  expect([status, job.endedAt === null || job.total === 0]).toEqual([202, true]);
  return vi.waitFor(
    async () => {
      const { body: now } = await demo.call("GET", `/jobs/${job.jobId}`);
      expect(now.endedAt).not.toBeNull();
      return now;
    },
    { timeout: 30_000, interval: 200 },
  );
}

test("puts a label on all that a query finds, and takes it away again", async () => {
  const labelled = { action: "add-label", label: "My desk", selection: { q: "laptop" } };
  expect(await work(labelled)).toMatchObject({ total: 3, done: 3, skipped: 0, failure: null });
  expect((await demo.search('"my desk"')).total).toBe(3);

  const selection = { imageIds: laptops.slice(0, 1) };
  expect(await work({ action: "remove-label", label: "laptop", selection })).toMatchObject({
    total: 1,
    done: 1,
  });
  expect((await demo.search("laptop")).items.map(({ imageId }) => imageId).sort()).toEqual(
    laptops.slice(1).sort(),
  );
});

test("moves what a query finds to the trash, and brings it back by ids", async () => {
  expect(await work({ action: "trash", selection: { q: "laptop" } })).toMatchObject({ total: 2, done: 2 });
  expect((await demo.search("laptop")).total).toBe(0);

  await work({ action: "restore", selection: { imageIds: laptops } });
  expect((await demo.search("laptop")).total).toBe(2);
});

test("brings back all that lies in the trash by a query", async () => {
  await work({ action: "trash", selection: { q: "laptop" } });
  expect((await demo.search("is:trashed")).total).toBe(2);

  expect(await work({ action: "restore", selection: { q: "is:trashed" } })).toMatchObject({
    total: 2,
    done: 2,
    skipped: 0,
  });
  expect((await demo.search("is:trashed")).total).toBe(0);
  expect((await demo.search("laptop")).total).toBe(2);
});

test("tries again all that failed and may succeed now, and passes by what cannot", async () => {
  const [one = "", two = "", three = ""] = laptops;
  const failure = (stage: string, retryable: boolean) =>
    JSON.stringify({ stage, code: "x", message: "", retryable });
  const fail = (id: string, stage: string, retryable: boolean) =>
    queryColumn(
      info,
      "update image set status = 'failed', failure = cast(:f as jsonb) where image_id = cast(:id as uuid)",
      [
        { name: "f", value: { stringValue: failure(stage, retryable) } },
        { name: "id", value: { stringValue: id } },
      ],
    );
  await fail(one, "analyze", true);
  await fail(two, "prepare", true);
  await fail(three, "prepare", false);

  expect(await work({}, "/activity/retry")).toMatchObject({ action: "retry", total: 2, done: 2 });
  for (const imageId of [one, two]) {
    expect(await demo.untilEnded(imageId)).toMatchObject({ status: "indexed", attempt: 2, failure: null });
  }
  expect(await demo.image(three)).toMatchObject({ status: "failed", attempt: 1 });
  expect((await demo.call("POST", `/images/${three}/retry`)).status).toBe(202);
  expect((await demo.untilEnded(three)).attempt).toBe(2);
  expect((await demo.image(one)).labels.map(({ name, correction }) => [name, correction])).toContainEqual([
    "Laptop",
    "removed",
  ]);
});

test("refuses what makes no sense, and knows no job of another's", async () => {
  const refused = [
    { action: "add-label", selection: { q: "" } },
    { action: "trash", selection: {} },
    { action: "explode", selection: { q: "" } },
    { action: "trash", selection: { imageIds: ["x"] } },
  ];
  for (const body of refused) expect((await demo.call("POST", "/jobs", body)).status).toBe(400);
  const broken = await demo.call("POST", "/jobs", { action: "trash", selection: { q: "laptop (cat" } });
  expect([broken.status, broken.body.error]).toMatchObject([
    400,
    { code: "invalid-query", issues: [{ position: 7, repair: expect.any(String) }] },
  ]);

  const other = await signUp(info, "other@example.com");
  const { body } = await other.call("POST", "/jobs", { action: "trash", selection: { imageIds: laptops } });
  expect(body).toMatchObject({ total: 0 });
  expect((await demo.call("GET", `/jobs/${body.jobId}`)).status).toBe(404);
});

test("deletes an account with all its objects, rows and its user, and nothing else", async () => {
  const leaving = await signUp(info, "leaving@example.com");
  const imageId = await upload(leaving, 20);
  await leaving.call("PATCH", `/images/${imageId}`, {
    labels: { add: ["Secret of mine"] },
    description: "x",
  });
  const objects = () => listKeys(info).then((keys) => keys.filter((key) => key.includes(imageId)).length);
  const rows = () => queryColumn(info, "select count(*) from label where name = 'Secret of mine'");
  expect([await objects(), await rows()]).toEqual([4, [1]]);

  expect((await leaving.call("DELETE", "/account")).status).toBe(202);
  expect((await leaving.announce(Buffer.from("new"))).body.error).toMatchObject({
    message: "This account is deleted.",
  });
  await vi.waitFor(async () => expect([await objects(), await rows()]).toEqual([0, [0]]), {
    timeout: 20_000,
  });

  expect((await leaving.call("GET", `/images/${imageId}`)).status).toBe(404);
  await vi.waitFor(
    () =>
      expect(
        signIn(info, { email: "leaving@example.com", password: "Another-password-1" }),
      ).rejects.toThrow(),
    { timeout: 10_000 },
  );
  expect((await demo.search("")).total).toBe(3);

  await queryColumn(
    info,
    "update owner set deleted_at = deleted_at - interval '2 days' where deleted_at is not null",
  );
  const command = new InvokeCommand({ FunctionName: "keepHouse", Payload: "{}" });
  await new LambdaClient(clientOptions(info)).send(command);
  expect(await queryColumn(info, "select count(*) from owner where deleted_at is not null")).toEqual([0]);
});
