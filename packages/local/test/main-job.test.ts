import { basename } from "node:path";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { drawScene } from "@image-content-search/drawings";
import { beforeAll, expect, test } from "vitest";
import type { LocalInfo } from "../src/app/local-pages.ts";
import { configureAmplify, signInBySrp } from "./amplify.ts";
import { ApiUser, clientOptions, listKeys, newSystem, queryColumn, signUp } from "./system.ts";

const airplane = { icon: "airplane", left: 300, top: 200, size: 340 };
let info: LocalInfo;
let demo: ApiUser;
let other: ApiUser;
let picture: Buffer;
let imageId: string;

beforeAll(async () => {
  info = await newSystem();
  const { userPoolId, userPoolClientId, awsEndpoint, demoUser } = info;
  configureAmplify({ userPoolId, userPoolClientId, userPoolEndpoint: awsEndpoint });
  demo = new ApiUser(info, await signInBySrp(demoUser.email, demoUser.password));
  other = await signUp(info, "other@example.com");
  picture = await drawScene([airplane], { width: 1_152, height: 864 });
  imageId = await demo.upload(picture, "sky é.jpg");
  await demo.untilEnded(imageId);
}, 120_000);

test("an uploaded picture is found by its label, its ancestor and its name, with the reason", async () => {
  const page = await demo.search("airplane");

  expect(page).toMatchObject({ total: 1, items: [{ imageId, filename: "sky é.jpg", status: "indexed" }] });
  expect(page.items[0]?.matches).toMatchObject([{ term: "airplane", tier: "label", label: "Airplane" }]);
  expect(page.items[0]?.matches[0]?.confidence).toBeGreaterThan(70);
  expect((await demo.search("vehicle")).items[0]?.imageId).toBe(imageId);
  expect((await demo.search("-airplane")).total).toBe(0);
  expect((await demo.search("sky")).items[0]?.matches).toEqual([{ term: "sky", tier: "filename" }]);
  expect((await demo.search("giraffe")).total).toBe(0);
});

test("it has a box where the object is, sizes, ancestors and renditions", async () => {
  const image = await demo.image(imageId);
  const label = image.labels.find(({ name }) => name === "Airplane");
  const box = label?.instances[0]?.box ?? { left: 0, top: 0, width: 0, height: 0 };

  expect(image).toMatchObject({ width: 1_152, height: 864, contentType: "image/jpeg", failure: null });
  expect(image).toMatchObject({ thumbnail: { width: 640, height: 480 }, preview: { width: 1_152 } });
  expect(label?.parents).toContain("Vehicle");
  expect(box.left * 1_152).toBeGreaterThan(airplane.left - 60);
  expect((box.left + box.width) * 1_152).toBeLessThan(airplane.left + airplane.size + 60);
  expect(box.height * 864).toBeGreaterThan(airplane.size / 2);
});

test("the detector's raw answer stands in the bucket beside the original and two renditions", async () => {
  const keys = await listKeys(info);
  const rawKey = keys[0] ?? "";
  const get = new GetObjectCommand({ Bucket: info.bucket, Key: rawKey });
  const { Body, ContentType } = await new S3Client(clientOptions(info)).send(get);
  const raw = JSON.parse((await Body?.transformToString()) ?? "");

  expect(keys.map((key) => key.replace(/[0-9a-f-]{36}/g, "*"))).toEqual([
    "analysis/*/*/detect-labels-local-centernet-1.json",
    "media/*/*/v2/preview.jpg",
    "media/*/*/v2/thumbnail.jpg",
    "originals/*/*",
  ]);
  expect(rawKey).toContain(imageId);
  expect([ContentType, raw.LabelModelVersion]).toEqual(["application/json", "local-centernet-1"]);
  expect(raw.Labels.map(({ Name }: { Name: string }) => Name)).toContain("Airplane");
  expect(await queryColumn(info, "select model from image_analysis where detector = 'labels'")).toEqual([
    basename(rawKey, ".json"),
  ]);
});

test("the original downloads as it was uploaded, under its name", async () => {
  const { originalUrl } = await demo.image(imageId);
  const answer = await fetch(originalUrl ?? "");

  expect(
    Buffer.from(await answer.arrayBuffer()).equals(picture),
    "the bytes that come back are those that were sent",
  ).toBe(true);
  expect(answer.headers.get("content-type")).toBe("image/jpeg");
  expect(answer.headers.get("content-disposition")).toBe(
    "attachment; filename=\"sky _.jpg\"; filename*=UTF-8''sky%20%C3%A9.jpg",
  );
});

test("it leaves the library for the trash, keeps its findings there and comes back", async () => {
  const { labels } = await demo.image(imageId);

  expect((await demo.call("DELETE", `/images/${imageId}`)).status).toBe(204);
  expect((await demo.search("airplane")).total).toBe(0);
  expect(await demo.image(imageId)).toMatchObject({ trashedAt: expect.stringMatching(/Z$/), labels });
  expect((await demo.call("POST", `/images/${imageId}/restore`)).status).toBe(204);
  expect((await demo.search("airplane")).total).toBe(1);
});

test("it counts in its owner's activity alone", async () => {
  const none = { awaitingUpload: 0, preparing: 0, analyzing: 0, indexed: 0, failed: 0 };

  expect((await demo.call("GET", "/activity")).body).toEqual({
    inFlight: [],
    failed: [],
    counts: { ...none, indexed: 1 },
    throughput: { images: 1, minutes: 5 },
  });
  expect((await other.call("GET", "/activity")).body).toMatchObject({
    counts: none,
    throughput: { images: 0 },
  });
});

test("a long answer comes compressed to whoever takes that, and plain to others", async () => {
  const sizes = await Promise.all(
    ["gzip", "identity"].map(async (encoding) => {
      const answer = await fetch(`${info.apiUrl}/openapi.json`, { headers: { "accept-encoding": encoding } });
      const { openapi } = JSON.parse(await answer.text());
      expect([openapi, answer.headers.get("content-encoding")]).toEqual([
        "3.1.0",
        encoding === "gzip" ? "gzip" : null,
      ]);
      return Number(answer.headers.get("content-length"));
    }),
  );

  expect(sizes[0]).toBeGreaterThan(100);
  expect(sizes[0]).toBeLessThan(Number(sizes[1]) / 3);
});
