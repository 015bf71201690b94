import { drawScene } from "@image-content-search/drawings";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { type ApiUser, newSystem, signIn } from "./system.ts";

let demo: ApiUser;
beforeAll(async () => {
  demo = await signIn(await newSystem());
}, 120_000);

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#789" } })
    .png({ compressionLevel: 9 })
    .toBuffer();

test.each([
  ["text named .jpg", async () => Buffer.from("I am not a picture"), "not-an-image", /not a picture/],
  [
    "a truncated JPEG",
    async () => (await drawScene([], { width: 800, height: 600 })).subarray(0, 4_000),
    "damaged",
    /damaged/,
  ],
  ["79 × 79 pixels", () => plain(79, 79), "too-small", /79 × 79 pixels.*at least 80/],
  ["20,000 pixels wide", () => plain(20_000, 90), "too-large", /20000 × 90 pixels.*at most 16000/],
])("a picture of %s ends as failed at once, with words for its owner", async (_what, make, code, words) => {
  const imageId = await demo.upload(await make(), "holiday.jpg");

  const { status, failure, thumbnail } = await demo.untilEnded(imageId);

  expect([status, failure?.code, failure?.retryable, thumbnail]).toEqual(["failed", code, false, null]);
  expect(failure?.message).toMatch(words);
  expect((await demo.search("")).total).toBe(0);
  const { failed } = (await demo.call("GET", "/activity")).body;
  expect(failed.map((image: { imageId: string }) => image.imageId)).toContain(imageId);
});

const announcement = { filename: "a.jpg", contentType: "image/jpeg", byteSize: 1, sha256: "0".repeat(64) };

test.each([
  ["0 bytes", { ...announcement, byteSize: 0 }, "byteSize"],
  ["40 MiB", { ...announcement, byteSize: 40 * 1024 * 1024 }, "byteSize"],
  ["a type that is none", { ...announcement, contentType: "text/html" }, "contentType"],
  ["a checksum that is none", { ...announcement, sha256: "?" }, "sha256"],
  ["no name", { ...announcement, filename: "" }, "filename"],
])("an announcement of %s is refused, naming the field", async (_what, body, path) => {
  const answer = await demo.call("POST", "/uploads", body);

  expect(answer.status).toBe(400);
  expect(answer.body.error).toMatchObject({ code: "invalid-request", issues: [{ path }] });
  expect(answer.body.error.message).toContain(path);
});

test("a body that is not JSON is refused", async () => {
  const { status, body } = await demo.call("POST", "/uploads", "{");

  expect([status, body.error.message]).toEqual([400, "The body must be JSON."]);
});

test("a file name of 4,000 characters with emoji and dots is kept short, whole and harmless", async () => {
  const picture = await drawScene([], { width: 300, height: 200 });
  const imageId = await demo.upload(picture, `../../${"🐈".repeat(2_000)}.jpg`);

  const { filename, status } = await demo.untilEnded(imageId);

  expect(status).toBe("indexed");
  expect(filename).toMatch(/^(🐈)+\.jpg$/u);
  expect(filename.length).toBeLessThanOrEqual(255);
  await demo.call("DELETE", `/images/${imageId}`);
});

test.each([
  ["a query of 10,000 characters", `q=${"x".repeat(10_000)}`, "invalid-request", undefined],
  ["an unbalanced quote", "q=cat%20%22dog", "invalid-query", 4],
  ["a minus alone", "q=-", "invalid-query", 0],
  ["an edited cursor", "cursor=WyJuZXh0Il0.AAAAAAAAAAAA", "invalid-cursor", undefined],
  ["a limit that is none", "limit=all", "invalid-request", undefined],
])("%s is refused with words, and where", async (_what, query, code, position) => {
  const { status, body } = await demo.call("GET", `/images?${query}`);

  expect([status, body.error.code]).toEqual([400, code]);
  expect(body.error.message.length).toBeGreaterThan(10);
  expect(body.error.issues[0].position).toBe(position);
});

test("an id that is none is refused as a request, one that nobody has as not found", async () => {
  const wrong = await demo.call("GET", "/images/1");
  const unknown = await demo.call("GET", "/images/0190a5a0-0000-7000-8000-000000000001");

  expect([wrong.status, wrong.body.error.code]).toEqual([400, "invalid-request"]);
  expect([unknown.status, unknown.body.error.code]).toEqual([404, "not-found"]);
});
