import { drawScene } from "@image-content-search/drawings";
import sharp from "sharp";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { LocalInfo } from "../src/app/local-pages.ts";
import { type ApiUser, listKeys, newSystem, queryColumn, signIn } from "./system.ts";

let info: LocalInfo;
let demo: ApiUser;
let ids: string[];
beforeAll(async () => {
  info = await newSystem();
  demo = await signIn(info);
  const pictures = [300, 310].map((width) => drawScene([], { width, height: 200 }));
  ids = await Promise.all(pictures.map(async (bytes) => demo.upload(await bytes)));
  await Promise.all(ids.map((id) => demo.untilEnded(id)));
}, 120_000);

/** All that is kept: rows of the catalog, how far its images are, objects of the bucket. */
async function everything() {
  const tables = ["owner", "image", "label", "image_label"];
  const counts = tables.map((table) => queryColumn(info, `select count(*) from ${table}`));
  return {
    rows: (await Promise.all(counts)).flat(),
    states: await queryColumn(info, "select status || coalesce(trashed_at::text, '') from image order by 1"),
    keys: await listKeys(info),
  };
}

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#789" } })
    .png({ compressionLevel: 9 })
    .toBuffer();
const truncated = async () => (await drawScene([], { width: 800, height: 600 })).subarray(0, 4_000);

test.each([
  ["text named .jpg", async () => Buffer.from("I am not a picture"), "not-an-image", /not a picture/],
  ["a truncated JPEG", truncated, "damaged", /damaged/],
  ["79 × 79 pixels", () => plain(79, 79), "too-small", /79 × 79 pixels.*at least 80/],
  ["20,000 pixels wide", () => plain(20_000, 90), "too-large", /20000 × 90 pixels.*at most 16000/],
])("a picture of %s ends as failed at once, with words for its owner", async (_what, make, code, words) => {
  const failedId = await demo.upload(await make(), "holiday.jpg");

  const { status, failure, thumbnail, labels } = await demo.untilEnded(failedId);

  expect({ status, thumbnail, labels }).toEqual({ status: "failed", thumbnail: null, labels: [] });
  expect(failure).toEqual({
    stage: "prepare",
    code,
    message: expect.stringMatching(words),
    retryable: false,
  });
  expect((await demo.search("")).total).toBe(ids.length);
  const { failed } = (await demo.call("GET", "/activity")).body;
  expect(failed.map((image: { imageId: string }) => image.imageId)).toContain(failedId);
  const kept = (await listKeys(info)).filter((key) => key.includes(failedId));
  expect(kept).toEqual([expect.stringMatching(/^originals\//)]);
});

test("a file name of 4,000 characters with emoji and dots is kept short, whole and harmless", async () => {
  const picture = await drawScene([], { width: 320, height: 200 });
  const imageId = await demo.upload(picture, `../../${"🐈".repeat(2_000)}.jpg`);

  const { filename, status } = await demo.untilEnded(imageId);

  expect(status).toBe("indexed");
  expect(filename).toMatch(/^(🐈)+\.jpg$/u);
  expect(filename.length).toBeLessThanOrEqual(255);
  await demo.call("DELETE", `/images/${imageId}`);
});

test.each([
  ["a NUL", "a\u0000b.jpg", "ab.jpg", 331],
  ["half a surrogate pair", "a\ud83d.jpg", "a\ufffd.jpg", 332],
])("a file name with %s is kept without it", async (_what, filename, kept, width) => {
  const picture = await drawScene([], { width, height: 200 });

  const { body } = await demo.announce(picture, filename);

  expect((await demo.image(body.imageId)).filename).toBe(kept);
});

test.each([
  ["half a surrogate pair", "%ED%A0%80"],
  ["patterns and the end of a statement", "%25_%27%3B--"],
  ["a backslash at the end", "a%5C"],
])("a query of %s finds nothing", async (_what, q) => {
  const { status, body } = await demo.call("GET", `/images?q=${q}`);

  expect([status, body.total]).toEqual([200, 0]);
});

describe("refused with words, and without any change, is", () => {
  let before: Awaited<ReturnType<typeof everything>>;
  beforeEach(async () => {
    before = await everything();
    return async () => expect(await everything()).toEqual(before);
  });

  const announcement = { filename: "a.jpg", contentType: "image/jpeg", byteSize: 1, sha256: "0".repeat(64) };

  test.each([
    ["0 bytes", { byteSize: 0 }, "byteSize", /Too small: .* >=1$/],
    ["40 MiB", { byteSize: 40 * 1024 * 1024 }, "byteSize", /Too big: .* <=33554432$/],
    ["half a byte", { byteSize: 1.5 }, "byteSize", /expected int/],
    ["a type that is none", { contentType: "text/html" }, "contentType", /one of "image\/jpeg"\|/],
    ["a checksum that is none", { sha256: "?" }, "sha256", /64 lower-case hexadecimal digits/],
    ["no name", { filename: "" }, "filename", /at least 1 |>=1 characters/],
    ["a name of 20,000 characters", { filename: "x".repeat(20_000) }, "filename", /<=16384 characters/],
    ["a number for a name", { filename: 1 }, "filename", /expected string, received number/],
  ])("an announcement of %s", async (_what, wrong, path, words) => {
    const { status, body } = await demo.call("POST", "/uploads", { ...announcement, ...wrong });

    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: "invalid-request", issues: [{ path }] });
    expect(body.error.message).toMatch(words);
    expect(body.error.message).toContain(`${path}: `);
  });

  test.each([
    ["half a document", "{", /must be JSON/],
    ["nothing", "", /must be JSON/],
    ["a text", '"hello"', /The body: .*expected object, received string/],
    ["a list", "[]", /The body: .*expected object, received array/],
  ])("a body of %s", async (_what, text, words) => {
    const { status, body } = await demo.call("POST", "/uploads", text);

    expect([status, body.error.code]).toEqual([400, "invalid-request"]);
    expect(body.error.message).toMatch(words);
  });

  test("a body beyond what API Gateway takes, time after time", async () => {
    for (const megabytes of [11, 11, 11, 40]) {
      const { status, body } = await demo.call("POST", "/uploads", "x".repeat(megabytes * 1024 * 1024));
      expect([status, body]).toEqual([413, { message: "Request Too Long" }]);
    }
  });

  test.each([
    ["a query of 10,000 characters", `q=${"x".repeat(10_000)}`, "invalid-request", undefined],
    ["a query of 51 terms", `q=${"x%20".repeat(51)}`, "invalid-query", 100],
    ["an unbalanced quote", "q=cat%20%22dog", "invalid-query", 4],
    ["a minus alone", "q=-", "invalid-query", 0],
    ["a NUL in a phrase", "q=%22a%00b%22", "invalid-query", 2],
    ["an invented cursor", "cursor=WyJuZXh0Il0.AAAAAAAAAAAA", "invalid-cursor", undefined],
    ["a limit that is none", "limit=all", "invalid-request", undefined],
    ["a limit given twice", "limit=1&limit=2", "invalid-request", undefined],
    ["a page of 1,000", "limit=1000", "invalid-request", undefined],
  ])("%s", async (_what, query, code, position) => {
    const { status, body } = await demo.call("GET", `/images?${query}`);

    expect([status, body.error.code]).toEqual([400, code]);
    expect(body.error.message).toMatch(/ .* /);
    expect(body.error.issues[0].position).toBe(position);
  });

  test("a cursor that was edited, or is another query's", async () => {
    const { items, nextCursor } = (await demo.call("GET", "/images?limit=1")).body;
    const [payload = "", sum] = String(nextCursor).split(".");
    const [direction, sortAt, key] = JSON.parse(Buffer.from(payload, "base64url").toString());
    const edited = Buffer.from(JSON.stringify([direction, sortAt, key + 1])).toString("base64url");
    const next = (cursor: string) => demo.call("GET", `/images?limit=1&cursor=${cursor}`);

    const good = await next(nextCursor);
    expect([items[0].imageId, good.body.items[0].imageId].sort()).toEqual([...ids].sort());
    for (const wrong of [`${edited}.${sum}`, `${nextCursor}x`, payload, `${nextCursor}&q=cat`]) {
      const { status, body } = await next(wrong);
      expect([wrong, status, body.error?.code]).toEqual([wrong, 400, "invalid-cursor"]);
    }
  });
});
