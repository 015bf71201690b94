import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { drawScene } from "@image-content-search/drawings";
import { beforeAll, describe, expect, test } from "vitest";
import type { LocalInfo } from "../src/app/local-pages.ts";
import { clientOptions, newSystem, signIn, signUp } from "./system.ts";

const airplane = { icon: "airplane", left: 300, top: 200, size: 340 };
let info: LocalInfo;
let demo: Awaited<ReturnType<typeof signIn>>;
let other: Awaited<ReturnType<typeof signIn>>;
let picture: Buffer;
let imageId: string;

beforeAll(async () => {
  info = await newSystem();
  [demo, other] = [await signIn(info), await signUp(info, "other@example.com")];
  picture = await drawScene([airplane], { width: 1_152, height: 864 });
  imageId = await demo.upload(picture, "sky é.jpg");
  await demo.untilEnded(imageId);
}, 120_000);

describe("an uploaded picture", () => {
  test("is found by its label, its ancestor and alias, with the reason", async () => {
    const page = await demo.search("airplane");

    expect(page).toMatchObject({ total: 1, items: [{ imageId, filename: "sky é.jpg", status: "indexed" }] });
    expect(page.items[0]?.matches).toMatchObject([{ term: "airplane", tier: "label", label: "Airplane" }]);
    expect(page.items[0]?.matches[0]?.confidence).toBeGreaterThan(70);
    expect((await demo.search("vehicle")).total).toBe(1);
    expect((await demo.search("-airplane")).total).toBe(0);
    expect((await demo.search("sky")).items[0]?.matches).toEqual([{ term: "sky", tier: "filename" }]);
  });

  test("has a box where the object is, sizes and ancestors", async () => {
    const image = await demo.image(imageId);
    const label = image.labels.find(({ name }) => name === "Airplane");
    const box = label?.instances[0]?.box ?? { left: 0, top: 0, width: 0, height: 0 };

    expect(image).toMatchObject({ width: 1_152, height: 864, contentType: "image/jpeg", failure: null });
    expect(label?.parents).toContain("Vehicle");
    expect(box.left * 1_152).toBeGreaterThan(airplane.left - 60);
    expect((box.left + box.width) * 1_152).toBeLessThan(airplane.left + airplane.size + 60);
    expect(box.height * 864).toBeGreaterThan(airplane.size / 2);
  });

  test("keeps the detector's raw answer and two renditions in the bucket", async () => {
    const s3 = new S3Client(clientOptions(info));
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: info.bucket }));

    const keys = Contents.map(({ Key = "" }) => Key.replace(/[0-9a-f-]{36}/g, "*"));
    expect(keys.sort()).toEqual([
      "analysis/*/*/detect-labels-local-centernet-1.json",
      "media/*/*/v1/preview.jpg",
      "media/*/*/v1/thumbnail.jpg",
      "originals/*/*",
    ]);
  });

  test("downloads as it was uploaded, under its name", async () => {
    const { originalUrl } = await demo.image(imageId);
    const answer = await fetch(originalUrl ?? "");

    expect(Buffer.from(await answer.arrayBuffer()).equals(picture)).toBe(true);
    expect(answer.headers.get("content-disposition")).toContain(
      "attachment; filename*=UTF-8''sky%20%C3%A9.jpg".slice(12),
    );
  });

  test("is recognised when it is announced again, also from the trash, and restored", async () => {
    expect(await demo.announce(picture)).toMatchObject({
      status: 200,
      body: { imageId, duplicate: true, trashed: false },
    });

    expect((await demo.call("DELETE", `/images/${imageId}`)).status).toBe(204);
    expect((await demo.search("")).total).toBe(0);
    expect((await demo.announce(picture)).body).toMatchObject({ imageId, trashed: true });
    expect((await demo.call("POST", `/images/${imageId}/restore`)).status).toBe(204);
    expect((await demo.search("")).total).toBe(1);
  });

  test("does not exist for anybody else", async () => {
    for (const [method, path] of [
      ["GET", ""],
      ["DELETE", ""],
      ["POST", "/restore"],
    ] as const) {
      const { status, body } = await other.call(method, `/images/${imageId}${path}`);
      expect([status, body.error.code]).toEqual([404, "not-found"]);
    }
    expect((await other.search("")).total).toBe(0);
    expect((await demo.image(imageId)).trashedAt).toBeNull();
  });

  test("counts in its owner's activity alone", async () => {
    expect((await demo.call("GET", "/activity")).body.counts.indexed).toBe(1);
    expect((await other.call("GET", "/activity")).body.counts.indexed).toBe(0);
  });
});

describe("renditions", () => {
  const cookiesOf = async (user: typeof demo) =>
    (await user.call("POST", "/session")).headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
  const open = (url: string, cookies: string[]) =>
    fetch(`${info.appUrl}${url}`, { headers: { cookie: cookies.join("; ") } });

  test("open with the owner's signed cookies, and with no one else's, no forged and no altered ones", async () => {
    const url = (await demo.image(imageId)).thumbnail?.url ?? "";
    const cookies = await cookiesOf(demo);
    const forged = cookies.map((cookie) => cookie.replace(/(Signature=.{20})./, "$1x"));
    const policy = { Statement: [{ Resource: "*", Condition: { DateLessThan: { "AWS:EpochTime": 4e9 } } }] };
    const wider = Buffer.from(JSON.stringify(policy)).toString("base64").replaceAll("=", "_");
    const altered = cookies.map((cookie) => cookie.replace(/(Policy=).*/, `$1${wider}`));

    const answer = await open(url, cookies);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
    expect(answer.headers.get("cache-control")).toContain("immutable");
    for (const wrong of [[], await cookiesOf(other), forged, altered]) {
      expect((await open(url, wrong)).status).toBe(403);
    }
  });
});

describe("the API", () => {
  test.each([
    ["no token", ""],
    ["a malformed token", "Bearer a.b.c"],
    ["an id token", "id"],
    ["an altered token", "altered"],
  ])("refuses %s", async (_what, authorization) => {
    const value = { id: `Bearer ${demo.idToken}`, altered: `Bearer ${demo.token.slice(0, -6)}AAAAAA` }[
      authorization
    ];
    const answer = await fetch(`${info.apiUrl}/images`, {
      headers: { authorization: value ?? authorization },
    });

    expect([answer.status, await answer.json()]).toEqual([401, { message: "Unauthorized" }]);
  });

  test("is open for health, config and OpenAPI, and knows no other route", async () => {
    const get = async (path: string) => {
      const answer = await fetch(`${info.apiUrl}${path}`);
      return [answer.status, await answer.json()];
    };

    expect(await get("/health")).toEqual([200, { status: "ok" }]);
    expect(await get("/config")).toMatchObject([
      200,
      { userPoolId: info.userPoolId, demoUser: info.demoUser },
    ]);
    expect(await get("/openapi.json")).toMatchObject([200, { openapi: "3.1.0" }]);
    expect(await get("/nothing")).toEqual([404, { message: "Not Found" }]);
  });

  test("gives an upload that never came the same image and a new URL", async () => {
    const bytes = await drawScene([], { width: 200, height: 100 });
    const [first, second] = [await demo.announce(bytes), await demo.announce(bytes)];

    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.imageId).toBe(first.body.imageId);
  });
});

describe("a presigned upload", () => {
  test.each([
    ["other bytes", { body: Buffer.from("y".repeat(100)) }],
    ["more bytes", { body: Buffer.from("x".repeat(101)) }],
    ["another type", { headers: { "content-type": "text/html" } }],
    ["no checksum", { without: "x-amz-checksum-sha256" }],
    ["no condition", { without: "if-none-match" }],
    ["another key", { key: true }],
  ])(
    "takes no %s, and nothing is stored",
    async (what, change: { body?: Buffer; headers?: object; without?: string; key?: boolean }) => {
      const bytes = Buffer.from("x".repeat(100 - what.length) + what);
      const { body } = await demo.announce(bytes);
      const headers = { ...body.upload.headers, ...change.headers };
      if (change.without) delete headers[change.without];
      const url = change.key ? body.upload.url.replace(body.imageId, imageId) : body.upload.url;

      const answer = await fetch(url, { method: "PUT", headers, body: new Uint8Array(change.body ?? bytes) });

      expect([400, 403]).toContain(answer.status);
      expect((await demo.image(body.imageId)).status).toBe("awaiting-upload");
    },
  );

  test("takes the content once", async () => {
    const bytes = Buffer.from("only once");
    const { body } = await demo.announce(bytes, "once.jpg");
    const put = () =>
      fetch(body.upload.url, { method: "PUT", headers: body.upload.headers, body: new Uint8Array(bytes) });

    expect([(await put()).status, (await put()).status]).toEqual([200, 412]);
  });
});
