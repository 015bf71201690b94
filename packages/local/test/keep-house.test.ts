import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { drawScene } from "@image-content-search/drawings";
import { expect, test } from "vitest";
import { clientOptions, listKeys, newSystem, queryColumn, signIn } from "./system.ts";

const info = await newSystem();
const user = await signIn(info);

async function keepHouse(): Promise<unknown> {
  const command = new InvokeCommand({ FunctionName: "keepHouse", Payload: "{}" });
  const { Payload } = await new LambdaClient(clientOptions(info)).send(command);
  return JSON.parse(Buffer.from(Payload ?? "").toString());
}

async function indexed(left: number): Promise<string> {
  const bytes = await drawScene([{ icon: "laptop", left, top: 60, size: 340 }], { width: 800, height: 600 });
  const imageId = await user.upload(bytes);
  await user.untilEnded(imageId);
  return imageId;
}

/** Puts a moment of an image so many days back. */
async function backdate(imageId: string, column: "trashed_at" | "status_at", days: number): Promise<void> {
  const sql = `update image set ${column} = now() - make_interval(days => ${days}) where image_id = cast(:id as uuid)`;
  await queryColumn(info, sql, [{ name: "id", value: { stringValue: imageId } }]);
}

async function objectsOf(imageId: string): Promise<string[]> {
  return (await listKeys(info)).filter((key) => key.includes(imageId)).map((key) => key.split("/")[0] ?? "");
}

test("deletes for good what has been in the trash for 30 days, with all its objects, and nothing else", async () => {
  const [old, recent, kept] = [await indexed(10), await indexed(110), await indexed(210)];
  for (const imageId of [old, recent]) await user.call("DELETE", `/images/${imageId}`);
  await backdate(old, "trashed_at", 31);
  await backdate(recent, "trashed_at", 29);
  const all = ["analysis", "media", "media", "originals"];
  expect(await objectsOf(old)).toEqual(all);

  expect(await keepHouse()).toEqual({ purged: 1 });
  expect((await user.call("GET", `/images/${old}`)).status).toBe(404);
  expect(await objectsOf(old)).toEqual([]);
  for (const imageId of [recent, kept]) {
    expect((await user.image(imageId)).labels.map(({ name }) => name)).toContain("Laptop");
    expect(await objectsOf(imageId)).toEqual(all);
  }
  expect(await keepHouse()).toEqual({ purged: 0 });
});

test("forgets uploads that never arrived after 30 days", async () => {
  const announce = async (text: string) => (await user.announce(Buffer.from(text))).body.imageId;
  const [old, recent] = [await announce("a"), await announce("b")];
  const failure = `'{"stage":"upload","code":"never-uploaded","message":"","retryable":false}'`;
  await queryColumn(
    info,
    `update image set status = 'failed', failure = ${failure} where status = 'awaiting-upload'`,
  );
  await backdate(old, "status_at", 31);

  expect(await keepHouse()).toEqual({ purged: 1 });
  expect((await user.call("GET", `/images/${old}`)).status).toBe(404);
  expect((await user.image(recent)).status).toBe("failed");
});

test("sweeps an image's objects a day later again, for what a stage was still writing", async () => {
  const imageId = await indexed(310);
  const [rawKey = ""] = (await listKeys(info, "analysis/")).filter((key) => key.includes(imageId));
  await user.call("DELETE", `/images/${imageId}`);
  await backdate(imageId, "trashed_at", 31);
  await keepHouse();
  const late = new PutObjectCommand({ Bucket: info.bucket, Key: rawKey, Body: "{}" });
  await new S3Client(clientOptions(info)).send(late);

  await keepHouse();
  expect(await objectsOf(imageId)).toEqual(["analysis"]);
  await queryColumn(info, "update purge set purged_at = purged_at - interval '2 days'");
  await keepHouse();

  expect(await objectsOf(imageId)).toEqual([]);
  expect(await queryColumn(info, "select count(*) from purge")).toEqual([0]);
});
