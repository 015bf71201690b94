import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { newDatabase } from "../../test/database.ts";
import { newAnalyzed, newImage, newLabel, newSubject, owner } from "../../test/factories.ts";
import { searchImages } from "../search/index.ts";
import { parseQuery } from "../search/query/index.ts";
import { applyEvents, correctImage, type Database, getImage, ImageNotFoundError } from "./index.ts";

const own = (imageId: string, ownerId = owner) => ({ ownerId, imageId });

async function labelsOf(db: Database, imageId: string) {
  const { labels } = await getImage(db, own(imageId));
  return Object.fromEntries(labels.map(({ name, correction }) => [name, correction]));
}

async function find(db: Database, text: string, ownerId = owner) {
  const page = await searchImages(db, { ownerId, query: parseQuery(text), limit: 60 });
  return page.items.map(({ imageId }) => imageId);
}

test("an added label is found like a detected one, a removed one is not", async () => {
  const db = await newDatabase();
  const imageId = await newImage(db, { labels: [newLabel(), newLabel({ name: "Cup" })] });

  await correctImage(db, own(imageId), { add: ["Grandma"], remove: ["cat"] });

  expect(await labelsOf(db, imageId)).toEqual({ Grandma: "added", Cat: "removed", Cup: null });
  expect(await find(db, "grandma")).toEqual([imageId]);
  expect(await find(db, "-grandma")).toEqual([]);
  expect(await find(db, "cat")).toEqual([]);
});

test("no analysis undoes a correction, and a reset shows what the newest analysis found", async () => {
  const db = await newDatabase();
  const imageId = await newImage(db, { labels: [newLabel(), newLabel({ name: "Dog" })] });
  await correctImage(db, own(imageId), { add: ["Dog", "Grandma"], remove: ["Cat"] });

  const again = newSubject(imageId, { attempt: 2 });
  await applyEvents(db, [newAnalyzed(again, [newLabel({ confidence: 60 })])]);

  expect(await labelsOf(db, imageId)).toEqual({ Dog: "added", Grandma: "added", Cat: "removed" });
  await correctImage(db, own(imageId), { reset: ["Cat", "Dog", "Grandma"] });
  expect((await getImage(db, own(imageId))).labels).toMatchObject([
    { name: "Cat", confidence: 60, correction: null },
  ]);
});

test("the same correction twice is the same as once", async () => {
  const db = await newDatabase();
  const imageId = await newImage(db);

  for (let n = 0; n < 2; n++)
    await correctImage(db, own(imageId), { add: ["Grandma", "GRANDMA "], remove: ["Cat"] });

  expect(await labelsOf(db, imageId)).toEqual({ GRANDMA: "added", Cat: "removed" });
});

test("adding what was removed, and removing what was added, changes sides", async () => {
  const db = await newDatabase();
  const imageId = await newImage(db);
  await correctImage(db, own(imageId), { add: ["Grandma"], remove: ["Cat"] });

  await correctImage(db, own(imageId), { add: ["Cat"], remove: ["Grandma"] });

  expect(await labelsOf(db, imageId)).toEqual({ Cat: "added", Grandma: "removed" });
});

test("a made-up label is its owner's alone", async () => {
  const db = await newDatabase();
  const other = randomUUID();
  const [mine, theirs] = [await newImage(db), await newImage(db, { ownerId: other })];
  await correctImage(db, own(mine), { add: ["grandma"] });

  await correctImage(db, own(theirs, other), { add: ["Grandma"] });
  await applyEvents(db, [newAnalyzed(newSubject(mine, { attempt: 2 }), [newLabel({ name: "GrandMa" })])]);

  expect((await getImage(db, own(theirs, other))).labels.map(({ name }) => name)).toContain("Grandma");
  expect(await find(db, "grandma")).toEqual([mine]);
  expect(await find(db, "grandma", other)).toEqual([theirs]);
});

test("a description is written, kept and taken away", async () => {
  const db = await newDatabase();
  const imageId = await newImage(db);
  const description = async () => (await getImage(db, own(imageId))).description;

  await correctImage(db, own(imageId), { description: "At the Lake" });
  await correctImage(db, own(imageId), { add: ["Lake"] });
  expect(await description()).toBe("At the Lake");
  expect(await find(db, '"the lake"')).toEqual([imageId]);

  await correctImage(db, own(imageId), { description: null });
  expect(await description()).toBeNull();
});

test("contradictions and other owners' images are refused, and nothing changes", async () => {
  const db = await newDatabase();
  const imageId = await newImage(db);

  await expect(correctImage(db, own(imageId), { add: ["Cat"], remove: ["cat"] })).rejects.toThrow(
    "two of the lists",
  );
  await expect(correctImage(db, own(imageId, randomUUID()), { remove: ["Cat"] })).rejects.toThrow(
    ImageNotFoundError,
  );
  expect(await labelsOf(db, imageId)).toEqual({ Cat: null });
});
