import { type DrawnObject, drawScene } from "@image-content-search/drawings";
import { beforeAll, describe, expect, test } from "vitest";
import { type ApiUser, newSystem, queryColumn, signIn, signUp } from "./system.ts";

const info = await newSystem(undefined, ["labels"]);
const demo = await signIn(info);
const other = await signUp(info, "other@example.com");

let laptop = "";
let both = "";
let airplane = "";
let theirs = "";

async function upload(user: ApiUser, objects: DrawnObject[], filename: string, quality = 1): Promise<string> {
  const bytes = await drawScene(objects, { width: 1_000 * quality, height: 750 * quality });
  const imageId = await user.upload(bytes, filename);
  await user.untilEnded(imageId);
  return imageId;
}

beforeAll(async () => {
  const [left, right] = [
    { icon: "laptop", left: 60, top: 120, size: 360 },
    { icon: "airplane", left: 560, top: 120, size: 360 },
  ];
  laptop = await upload(demo, [left], "desk.jpg");
  both = await upload(demo, [left, right], "both.jpg");
  airplane = await upload(demo, [right], "sky.jpg");
  theirs = await upload(other, [left], "theirs.jpg");
  const taken: [string, string][] = [
    [laptop, "2023-05-05T00:00:00Z"],
    [both, "2024-05-05T00:00:00Z"],
    [airplane, "2024-06-05T00:00:00Z"],
  ];
  for (const [id, at] of taken) {
    const parameters = [
      { name: "at", value: { stringValue: at } },
      { name: "id", value: { stringValue: id } },
    ];
    const sql = "update image set taken_at = cast(:at as timestamptz) where image_id = cast(:id as uuid)";
    await queryColumn(info, sql, parameters);
  }
}, 120_000);

async function get(path: string, user = demo) {
  const { status, body } = await user.call("GET", path);
  expect([path, status]).toEqual([path, 200]);
  return body;
}

const ids = ({ items }: { items: { imageId: string }[] }) => items.map(({ imageId }) => imageId);

describe("a page of images", () => {
  test("is in the order that is asked for, unless the query names another", async () => {
    expect(ids(await get("/images?q="))).toEqual([airplane, both, laptop]);
    expect(ids(await get("/images?q=&sort=oldest"))).toEqual([laptop, both, airplane]);
    expect(ids(await get("/images?q=sort:newest&sort=oldest"))).toEqual([airplane, both, laptop]);
    expect(ids(await get("/images?q=laptop&sort=relevance")).sort()).toEqual([laptop, both].sort());
  });

  test("begins at a date, with pages before and after it", async () => {
    const page = await get("/images?q=&seek=2024-05&limit=1");

    expect([ids(page), page.total]).toEqual([[both], 3]);
    expect(ids(await get(`/images?q=&limit=1&cursor=${page.nextCursor}`))).toEqual([laptop]);
    expect(ids(await get(`/images?q=&limit=1&cursor=${page.previousCursor}`))).toEqual([airplane]);
  });

  test("tells how words were understood, and what may have been meant by one that finds nothing", async () => {
    const { meanings } = await get("/images?q=%22notebook%20computer%22%20desk");
    expect(meanings).toEqual([
      { term: "notebook computer", tier: "synonym", labels: ["laptop"] },
      { term: "desk", tier: "filename", labels: [] },
    ]);

    const nothing = await get("/images?q=laptpo");
    expect([nothing.total, nothing.advice]).toEqual([
      0,
      [{ term: "laptpo", didYouMean: [{ name: "Laptop", count: 2 }], broader: [] }],
    ]);
  });
});

test("counts a result by month and by value", async () => {
  expect(await get("/timeline?q=laptop")).toEqual({
    months: [
      { month: "2024-05", count: 1 },
      { month: "2023-05", count: 1 },
    ],
  });
  const facets = await get("/facets?q=airplane");
  expect(facets.year).toEqual([{ value: "2024", count: 2 }]);
  expect(facets.label).toContainEqual({ value: "Laptop", count: 1 });
});

test("completes what is typed to the caller's own labels and saved searches", async () => {
  await demo.call("POST", "/saved-searches", { name: "Laptops of 2024", q: "laptop taken:2024" });
  const { suggestions } = await get("/suggestions?prefix=lap");

  expect(suggestions.slice(0, 2)).toEqual([
    { kind: "saved", text: "Laptops of 2024", query: "laptop taken:2024", count: null },
    { kind: "label", text: "Laptop", query: "Laptop", count: 2 },
  ]);
  expect((await get("/suggestions?prefix=airp", other)).suggestions).toEqual([]);
  expect((await get("/suggestions")).suggestions).not.toEqual([]);
});

test("finds what is like an image, in its owner's library alone", async () => {
  const { similar, duplicates } = await get(`/images/${laptop}/similar`);

  expect(similar.map((item: { imageId: string }) => item.imageId)).toContain(both);
  expect(similar[0]).toMatchObject({ score: expect.any(Number), thumbnail: { url: expect.any(String) } });
  const found = [...similar, ...duplicates].map((item) => item.imageId);
  expect(found).not.toContain(theirs);
  expect(found).not.toContain(laptop);
});

test("finds a smaller copy of a picture as its near-duplicate", async () => {
  const scene = [{ icon: "stop-sign", left: 100, top: 100, size: 300 }];
  const imageId = await upload(other, scene, "large.jpg");
  const copy = await upload(
    other,
    scene.map((object) => ({ ...object, left: 80, top: 80, size: 240 })),
    "small.jpg",
    0.8,
  );

  const { duplicates } = await get(`/images/${imageId}/similar`, other);

  expect(duplicates.map((item: { imageId: string }) => item.imageId)).toContain(copy);
});

test("saves a query, replaces and lists it, and forgets it", async () => {
  const user = await signUp(info, "saving@example.com");
  const first = (await user.call("POST", "/saved-searches", { name: "Pets", q: "Dog OR cat" })).body;
  const second = (await user.call("POST", "/saved-searches", { name: " pets", q: "cat" })).body;

  expect(first).toMatchObject({ name: "Pets", q: "Dog OR cat", canonical: "cat OR dog" });
  expect(second).toMatchObject({ savedSearchId: first.savedSearchId, name: "pets", q: "cat" });
  expect(await get("/saved-searches", user)).toEqual({ savedSearches: [second] });
  expect((await user.call("DELETE", `/saved-searches/${first.savedSearchId}`)).status).toBe(204);
  expect(await get("/saved-searches", user)).toEqual({ savedSearches: [] });
});

test("sums a library up", async () => {
  const stats = await get("/stats");

  expect(stats).toMatchObject({
    images: 3,
    trashed: 0,
    byStatus: { awaitingUpload: 0, preparing: 0, analyzing: 0, indexed: 3, failed: 0 },
    byType: [{ value: "jpeg", count: 3 }],
    byYear: [
      { value: "2024", count: 2 },
      { value: "2023", count: 1 },
    ],
    quota: { images: { used: 3 }, analysesToday: { used: 3 } },
  });
  expect(stats.quota.images.limit).toBeGreaterThan(3);
  expect(stats.bytes).toBe(stats.quota.bytes.used);
});

describe("refused with words is", () => {
  test.each([
    [
      "an order that is none",
      "/images?sort=best",
      "invalid-request",
      "sort",
      /"newest"\|"oldest"\|"relevance"/,
    ],
    ["a date that is none", "/images?seek=soon", "invalid-request", "seek", /"soon" is no date; write 2024/],
    ["a month that is none", "/images?seek=2024-13", "invalid-request", "seek", /has the month 13/],
    ["a day that is none", "/images?seek=2024-02-30", "invalid-request", "seek", /has the day 30/],
    ["a date by relevance", "/images?seek=2024&sort=relevance", "invalid-request", "seek", /Sort it by time/],
    ["a query that is none", "/timeline?q=cat%20%22", "invalid-query", "q", /quote/],
    ["a query that is none", "/facets?q=color:mauve", "invalid-query", "q", /mauve/],
    ["a query that is too long", `/facets?q=${"x".repeat(2_001)}`, "invalid-request", "q", /2000/],
    ["a NUL", "/suggestions?prefix=a%00", "invalid-request", "prefix", /control characters/],
    ["a long beginning", `/suggestions?prefix=${"x".repeat(201)}`, "invalid-request", "prefix", /200/],
  ])("%s: %s", async (_what, path, code, field, words) => {
    const { status, body } = await demo.call("GET", path);

    expect([status, body.error.code, body.error.issues[0].path]).toEqual([400, code, field]);
    expect(body.error.message).toMatch(words);
  });

  test.each([
    ["a saved search without a name", { name: "  ", q: "cat" }, "name", /1/],
    ["one with a NUL in its name", { name: "a\u0000b", q: "cat" }, "name", /one line of plain text/],
    ["one with half a character in it", { name: "a\ud83d", q: "cat" }, "name", /one line of plain text/],
    ["one with a long name", { name: "x".repeat(101), q: "cat" }, "name", /100/],
    ["one without a query", { name: "a" }, "q", /string/],
    ["one whose query is none", { name: "a", q: "cat (dog" }, "q", /parenthes/],
  ])("%s, and changes nothing", async (_what, request, field, words) => {
    const before = await get("/saved-searches");

    const { status, body } = await demo.call("POST", "/saved-searches", request);

    expect([status, body.error.issues[0].path]).toEqual([400, field]);
    expect(body.error.message).toMatch(words);
    expect(await get("/saved-searches")).toEqual(before);
  });
});

test("shows an owner nothing of another's library", async () => {
  const fresh = await signUp(info, "fresh@example.com");

  expect(await get("/timeline", fresh)).toEqual({ months: [] });
  expect(Object.values(await get("/facets", fresh)).flat()).toEqual([]);
  expect((await get("/suggestions?prefix=lap", fresh)).suggestions).toEqual([]);
  expect(await get("/saved-searches", fresh)).toEqual({ savedSearches: [] });
  expect(await get("/stats", fresh)).toMatchObject({ images: 0, bytes: 0, labels: [] });
});
