import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { newDatabase } from "../../test/database.ts";
import { newAnalyzed, newAnnouncement, newImage, newLabel, newSubject, owner } from "../../test/factories.ts";
import {
  announceUpload,
  applyEvents,
  changePreferences,
  correctImage,
  type Database,
  trashImage,
} from "../catalog/index.ts";
import { CursorError, searchImages } from "./index.ts";
import { parseQuery } from "./query/index.ts";

const day = (n: number) => `2026-01-${String(n).padStart(2, "0")}T12:00:00.000Z`;
const labelled = (...names: string[]) =>
  names.map((name) => newLabel({ name, parents: [], aliases: [], categories: [] }));

function search(db: Database, text: string, change: { limit?: number; cursor?: string | undefined } = {}) {
  return searchImages(db, { ownerId: owner, query: parseQuery(text), limit: 60, ...change });
}

const ids = (page: { items: { imageId: string }[] }) => page.items.map(({ imageId }) => imageId);

test("finds by label name, alias and ancestor, newest first, whatever the case", async () => {
  const db = await newDatabase();
  const older = await newImage(db, { takenAt: day(1) });
  const newer = await newImage(db, { takenAt: day(2) });
  await newImage(db, { labels: labelled("Cup") });

  for (const text of ["cat", "CAT", "kitty", "animal", '"Animals and Pets"']) {
    const page = await search(db, text);
    expect([text, page.total, ids(page)]).toEqual([text, 2, [newer, older]]);
  }
});

test("takes words side by side as AND, and a minus as NOT", async () => {
  const db = await newDatabase();
  const both = await newImage(db, { labels: labelled("Cat", "Cup") });
  const cat = await newImage(db, { labels: labelled("Cat") });
  const nothing = await newImage(db, { labels: [] });

  expect(ids(await search(db, "cat cup"))).toEqual([both]);
  expect(ids(await search(db, "cat -cup"))).toEqual([cat]);
  expect(ids(await search(db, "-cat"))).toEqual([nothing]);
  expect((await search(db, "")).total).toBe(3);
});

test("looks at file names only for a word that names no label in the library", async () => {
  const db = await newDatabase();
  const named = await newImage(db, { filename: "Café_100%.jpg", labels: [] });
  await newImage(db, { filename: "cafe-1000.jpg", labels: [] });
  const cat = await newImage(db, { filename: "x.jpg" });
  await newImage(db, { filename: "cat.jpg", labels: [] });

  const byName = await search(db, "cafe_100%");
  const byLabel = await search(db, "cat");

  expect(ids(byName)).toEqual([named]);
  expect(byName.items[0]?.matches).toEqual([{ term: "cafe_100%", tier: "filename" }]);
  expect(ids(byLabel)).toEqual([cat]);
  expect(byLabel.items[0]?.matches).toEqual([{ term: "cat", tier: "label", label: "Cat", confidence: 90 }]);
});

test("says the strongest label that a broad word met", async () => {
  const db = await newDatabase();
  await newImage(db, {
    labels: [newLabel({ name: "Cat", confidence: 60 }), newLabel({ name: "Dog", confidence: 80 })],
  });

  const { items } = await search(db, "animal");

  expect(items[0]?.matches).toEqual([{ term: "animal", tier: "label", label: "Dog", confidence: 80 }]);
});

test("leaves out the trash, other owners and images without renditions, in the total too", async () => {
  const db = await newDatabase();
  const visible = await newImage(db);
  await trashImage(db, { ownerId: owner, imageId: await newImage(db) }, day(9));
  await newImage(db, { ownerId: randomUUID() });
  await announceUpload(db, newAnnouncement());

  const page = await search(db, "");

  expect([page.total, ids(page)]).toEqual([1, [visible]]);
});

test("pages forth and back over equal times without a gap or a repeat", async () => {
  const db = await newDatabase();
  for (let n = 0; n < 7; n++) await newImage(db, { takenAt: day(1 + (n % 2)) });
  const all = ids(await search(db, "cat"));

  const first = await search(db, "cat", { limit: 3 });
  const second = await search(db, "cat", { limit: 3, cursor: first.nextCursor ?? "" });
  const third = await search(db, "cat", { limit: 3, cursor: second.nextCursor ?? "" });
  const back = await search(db, "cat", { limit: 3, cursor: third.previousCursor ?? "" });

  expect([first, second, third].flatMap(ids)).toEqual(all);
  expect([first.total, second.total, first.previousCursor, third.nextCursor]).toEqual([7, null, null, null]);
  expect(ids(back)).toEqual(ids(second));
  expect(await search(db, "cat", { limit: 3, cursor: back.previousCursor ?? "" })).toMatchObject({
    previousCursor: null,
  });
});

test("keeps the place of a cursor while images are added and removed", async () => {
  const db = await newDatabase();
  for (let n = 1; n <= 4; n++) await newImage(db, { takenAt: day(n) });
  const all = ids(await search(db, ""));
  const { nextCursor, items } = await search(db, "", { limit: 2 });

  await newImage(db, { takenAt: day(20) });
  await trashImage(db, { ownerId: owner, imageId: items[1]?.imageId ?? "" }, day(21));

  expect(ids(await search(db, "", { cursor: nextCursor ?? "" }))).toEqual(all.slice(2));
});

test("refuses a cursor that was edited or belongs to another query", async () => {
  const db = await newDatabase();
  for (let n = 0; n < 2; n++) await newImage(db);
  const { nextCursor } = await search(db, "cat", { limit: 1 });
  const edited = `A${nextCursor?.slice(1)}`;

  for (const cursor of [edited, "", "x.y", "🐈"]) {
    await expect(search(db, "cat", { cursor })).rejects.toThrow(CursorError);
  }
  await expect(search(db, "dog", { cursor: nextCursor ?? "" })).rejects.toThrow(CursorError);
  expect((await search(db, " cat ", { cursor: nextCursor ?? "" })).items).toHaveLength(1);
});

test("finds words seen in images beside labels, and hides what the moderation found until it is wanted", async () => {
  const db = await newDatabase();
  const sign = await newImage(db, { labels: labelled("Sign") });
  const exit = await newImage(db, { labels: labelled("Exit"), takenAt: day(1) });
  const origin = { model: "m", rawKey: "k" };
  const found = [
    { detector: "text", ...origin, lines: [], words: [{ text: "EXIT", confidence: 90 }] },
    { detector: "moderation", ...origin, labels: [{ name: "Alcohol", confidence: 80, parent: null }] },
  ] as const;
  const detail = { ...newAnalyzed(newSubject(sign)).detail, findings: [...found] as never };
  await applyEvents(db, [{ "detail-type": "image.analyzed", detail }]);

  expect(ids(await search(db, "exit"))).toEqual([exit]);
  await changePreferences(db, owner, { showModerated: true });

  const { items } = await search(db, "exit");
  expect(items.map(({ imageId, matches }) => [imageId, matches[0]?.tier])).toEqual([
    [sign, "text"],
    [exit, "label"],
  ]);
});

test("looks for a part of a category or camera, not of what these are called", async () => {
  const db = await newDatabase();
  const cat = await newImage(db);

  expect(ids(await search(db, "category:pets"))).toEqual([cat]);
  expect(ids(await search(db, "category:category"))).toEqual([]);
  expect(ids(await search(db, "category:ego"))).toEqual([]);
});

test("tells a label from an own one whose name goes on like a confidence or a count", async () => {
  const db = await newDatabase();
  const imageId = await newImage(db, { labels: labelled("Cup") });
  await correctImage(db, { ownerId: owner, imageId }, { add: ["Cat:09"] });

  expect(ids(await search(db, '"cat:09" conf>=80'))).toEqual([imageId]);
  expect((await search(db, "label:cat conf>=80")).total).toBe(0);

  const unsure = await newImage(db, { labels: [newLabel({ name: "Cat", confidence: 60 })] });
  const sure = await newImage(db, { labels: [newLabel({ name: "Cat", confidence: 80 })] });
  await correctImage(db, { ownerId: owner, imageId: unsure }, { add: ["Cat:09"] });

  expect(ids(await search(db, "label:cat sort:relevance"))).toEqual([sure, unsure]);
});

test("understands a word the same however sure of it one has to be", async () => {
  const db = await newDatabase();
  const unsure = await newImage(db, { labels: [newLabel({ name: "Dog", confidence: 86.99 })] });
  await newImage(db, { filename: "dog.jpg", labels: [] });

  expect(ids(await search(db, "dog conf>=86"))).toEqual([unsure]);
  expect(ids(await search(db, "dog conf>=87"))).toEqual([]);
});

test("advises a label once, which the owner made up before others had it", async () => {
  const db = await newDatabase();
  const imageId = await newImage(db, { labels: [] });
  await correctImage(db, { ownerId: owner, imageId }, { add: ["Spaniel"] });
  await newImage(db, { ownerId: randomUUID(), labels: labelled("Spaniel") });

  const { advice } = await search(db, "spanyel");

  expect(advice).toEqual([{ term: "spanyel", didYouMean: [{ name: "Spaniel", count: 1 }], broader: [] }]);
});
