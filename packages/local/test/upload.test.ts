import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { drawScene } from "@image-content-search/drawings";
import { decodeJwt } from "jose";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { LocalInfo } from "../src/app/local-pages.ts";
import {
  clientOptions,
  listKeys,
  newSystem,
  queryColumn,
  send,
  signIn,
  signUp,
  type UploadTarget,
} from "./system.ts";

let info: LocalInfo;
let demo: Awaited<ReturnType<typeof signIn>>;

beforeAll(async () => {
  info = await newSystem();
  demo = await signIn(info);
}, 120_000);
afterEach(() => void vi.useRealTimers());

/** A picture like no other. */
const newPicture = (seed: number) => drawScene([], { width: 200 + seed, height: 150 });
const originalKey = (imageId: string) => `originals/${decodeJwt(demo.token).sub}/${imageId}`;
const rows = async (imageId: string) =>
  await queryColumn(
    info,
    `select filename from image where sha256 = (select sha256 from image where image_id = cast(:id as uuid))`,
    [{ name: "id", value: { stringValue: imageId } }],
  );

describe("a presigned upload takes nothing but what was announced:", () => {
  let imageId: string;
  let target: UploadTarget;
  let bytes: Buffer;
  beforeAll(async () => {
    bytes = await newPicture(0);
    const { body } = await demo.announce(bytes);
    [imageId, target] = [body.imageId, body.upload];
  });

  const withHeaders = (headers: Record<string, string>) => ({
    ...target,
    headers: { ...target.headers, ...headers },
  });
  const without = (name: string) => {
    const { [name]: _, ...headers } = target.headers;
    return { ...target, headers };
  };

  test.each([
    ["other bytes", 400, "BadDigest", () => send(target, Buffer.alloc(bytes.length, 1))],
    ["more bytes", 403, "SignatureDoesNotMatch", () => send(target, Buffer.concat([bytes, bytes]))],
    ["fewer bytes", 403, "SignatureDoesNotMatch", () => send(target, bytes.subarray(1))],
    [
      "another type",
      403,
      "SignatureDoesNotMatch",
      () => send(withHeaders({ "content-type": "text/html" }), bytes),
    ],
    ["no checksum", 403, "AccessDenied", () => send(without("x-amz-checksum-sha256"), bytes)],
    ["no condition", 403, "AccessDenied", () => send(without("if-none-match"), bytes)],
    [
      "another key",
      403,
      "SignatureDoesNotMatch",
      () =>
        send({ ...target, url: target.url.replace(imageId, "0190a5a0-0000-7000-8000-000000000001") }, bytes),
    ],
    ["another method", 403, "SignatureDoesNotMatch", () => send({ ...target, method: "POST" }, bytes)],
    [
      "a longer time",
      403,
      "SignatureDoesNotMatch",
      () => send({ ...target, url: target.url.replace("Expires=600", "Expires=6000") }, bytes),
    ],
    [
      "a later time",
      403,
      "AccessDenied",
      () => {
        vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 601_000 });
        return send(target, bytes);
      },
    ],
  ])("%s are refused and nothing is stored", async (_what, status, code, act) => {
    const answer = await act();

    expect([answer.status, /<Code>(\w+)</.exec(await answer.text())?.[1]]).toEqual([status, code]);
    vi.useRealTimers();
    expect(await listKeys(info)).toEqual([]);
    expect((await demo.image(imageId)).status).toBe("awaiting-upload");
  });

  test("what was announced is taken, once", async () => {
    expect((await send(target, bytes)).status).toBe(200);
    expect((await send(target, bytes)).status).toBe(412);

    expect((await demo.untilEnded(imageId)).status).toBe("indexed");
    expect(await listKeys(info, "originals/")).toEqual([originalKey(imageId)]);
  });
});

test("an upload that never came gets the same image and another URL, and either is good", async () => {
  const picture = await newPicture(1);
  const first = await demo.announce(picture, "first.jpg");
  // A URL changes by the second.
  const second = await vi.waitFor(async () => {
    const again = await demo.announce(picture, "second.jpg");
    expect(again.body.upload.url).not.toBe(first.body.upload.url);
    return again;
  }, 5_000);

  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.body.imageId).toBe(first.body.imageId);
  expect((await send(first.body.upload, picture)).status).toBe(200);
  expect((await send(second.body.upload, picture)).status).toBe(412);
  await demo.untilEnded(first.body.imageId);
  expect(await rows(first.body.imageId)).toEqual(["first.jpg"]);
});

test("ten announcements at once of one content are one image, and another owner's is another", async () => {
  const picture = await newPicture(2);
  const other = await signUp(info, "other@example.com");

  const answers = await Promise.all(Array.from({ length: 10 }, () => demo.announce(picture)));
  const foreign = await other.announce(picture);

  const ids = new Set(answers.map(({ body }) => body.imageId));
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
  expect(ids.size).toBe(1);
  expect(ids).not.toContain(foreign.body.imageId);
  expect(await rows(foreign.body.imageId)).toHaveLength(2);
});

test("content that is indexed, or lies in the trash, is a duplicate and says so", async () => {
  const picture = await newPicture(3);
  const imageId = await demo.upload(picture, "kept.jpg");
  await demo.untilEnded(imageId);

  expect(await demo.announce(picture, "again.jpg")).toMatchObject({
    status: 200,
    body: { imageId, duplicate: true, trashed: false },
  });
  expect((await demo.call("DELETE", `/images/${imageId}`)).status).toBe(204);
  expect((await demo.announce(picture)).body).toEqual({ imageId, duplicate: true, trashed: true });
  expect((await demo.call("POST", `/images/${imageId}/restore`)).status).toBe(204);
  expect((await demo.announce(picture)).body).toEqual({ imageId, duplicate: true, trashed: false });
  expect(await rows(imageId)).toEqual(["kept.jpg"]);
});

test("an object below originals/ that nobody announced changes nothing", async () => {
  const before = await queryColumn(info, "select count(*) from image");
  const stray = { Bucket: info.bucket, Key: "originals/stray.jpg", Body: await newPicture(4) };
  await new S3Client(clientOptions(info)).send(new PutObjectCommand(stray));
  const next = await demo.upload(await newPicture(5));
  await demo.untilEnded(next);

  const after = await queryColumn(info, "select count(*) from image");

  expect(Number(after[0])).toBe(Number(before[0]) + 1);
  expect(await listKeys(info, "media/")).not.toContainEqual(expect.stringContaining("stray"));
});
