import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
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
