import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { drawScene } from "@image-content-search/drawings";
import { expect, test, vi } from "vitest";
import { clientOptions, listKeys, newSystem, queryColumn, signIn } from "./system.ts";

const info = await newSystem();
const demo = await signIn(info);
const s3 = new S3Client(clientOptions(info));
const bytes = await drawScene([{ icon: "laptop", left: 20, top: 60, size: 340 }], {
  width: 800,
  height: 600,
});
const imageId = await demo.upload(bytes);
await demo.untilEnded(imageId);

/** Runs an operator's program on this system. */
function run(
  name: string,
  args = ["--url", info.appUrl],
): Promise<{ code: number; out: string; err: string }> {
  const program = fileURLToPath(new URL(`../../cli/dist/${name}.program.js`, import.meta.url));
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });
}

const labels = async () => (await demo.image(imageId)).labels.map(({ name }) => name);

test("indexes again what is lost in the catalog, without asking Rekognition again", async () => {
  const before = await demo.image(imageId);
  const calls = async () => {
    const status = (await (await fetch(`${info.appUrl}/_local/status`)).json()) as {
      detectors: { labels: { calls: number } };
    };
    return status.detectors.labels.calls;
  };
  const asked = await calls();
  await queryColumn(info, "delete from image_label");
  expect(await labels()).toEqual([]);

  const { code, out } = await run("reindex");

  expect([code, out]).toEqual([0, "1 images go to the index again; 0 raw answers are missing.\n"]);
  await vi.waitFor(async () => expect(await labels()).toEqual(before.labels.map(({ name }) => name)), 20_000);
  expect(await demo.image(imageId)).toMatchObject({ status: "indexed", attempt: 1, history: before.history });
  expect(await calls()).toBe(asked);
});

test("names the raw answers that are gone, and indexes the others again", async () => {
  const [rawKey = ""] = await listKeys(info, "analysis/");
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: info.bucket, Key: rawKey }));
  const raw = (await Body?.transformToByteArray()) ?? new Uint8Array();
  await s3.send(new DeleteObjectCommand({ Bucket: info.bucket, Key: rawKey }));

  const { code, out } = await run("reindex");

  expect(code).toBe(1);
  expect(out).toContain(`missing  ${rawKey}\n`);
  expect(await labels()).not.toEqual([]);
  await s3.send(new PutObjectCommand({ Bucket: info.bucket, Key: rawKey, Body: raw }));
});

test("finds no orphans where there are none, and both kinds where there are", async () => {
  expect(await run("reconcile")).toMatchObject({ code: 0, out: "4 objects compared, 0 orphans.\n" });

  const stranger = "0190a5a0-0000-7000-8000-000000000001";
  const Bucket = info.bucket;
  const Key = `media/${stranger}/${stranger}/v1/preview.jpg`;
  await s3.send(new PutObjectCommand({ Bucket, Key, Body: "x" }));
  const [original = ""] = await listKeys(info, "originals/");
  await s3.send(new DeleteObjectCommand({ Bucket, Key: original }));

  // The object without an image is younger than an hour: it may belong to what is under way.
  const { code, out } = await run("reconcile");
  expect(code).toBe(1);
  expect(out).toBe(`image without object  ${original}\n4 objects compared, 1 orphans.\n`);
});

test("finds counts right, and says which are wrong and by how much", async () => {
  expect(await run("verify-counts")).toMatchObject({ code: 0, out: "All counts are compared; 0 differ.\n" });

  await queryColumn(info, "update term set image_count = image_count + 1 where term = 'label:laptop'");
  const { code, out } = await run("verify-counts");
  await queryColumn(info, "update term set image_count = image_count - 1 where term = 'label:laptop'");

  expect(code).toBe(1);
  expect(out).toMatch(
    /^term {2}[0-9a-f-]{36} {2}label:laptop {2}0 missing, 1 too many\nAll counts .* 1 differ\.\n$/,
  );
});

test("says in a sentence what is wrong with how it is called", async () => {
  expect(await run("reconcile", ["--nonsense"])).toMatchObject({
    code: 2,
    err: expect.stringContaining("There are --stage"),
  });
  expect(await run("reindex", ["--url", "http://localhost:9"])).toMatchObject({
    code: 2,
    err: "Nothing answers at http://localhost:9. Is it running? A deployed stage is named by --stage.\n",
  });
});
