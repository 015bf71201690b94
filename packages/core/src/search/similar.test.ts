import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { newDatabase } from "../../test/database.ts";
import { newImage, newLabel, newPrepared, newSubject, owner } from "../../test/factories.ts";
import {
  applyEvents,
  changePreferences,
  correctImage,
  type Database,
  ImageNotFoundError,
  trashImage,
} from "../catalog/index.ts";
import { findSimilar } from "./index.ts";

const named = (name: string, confidence = 90) =>
  newLabel({ name, confidence, parents: [], aliases: [], categories: [] });

/** An image with a perceptual hash: `bits` of it, from the first on, are flipped. */
async function newLook(db: Database, bits: number[], ownerId = owner) {
  const imageId = await newImage(db, { ownerId, labels: [] });
  const hash = bits.reduce((all, bit) => all ^ (1n << BigInt(63 - bit)), 0xf0e1_d2c3_b4a5_9687n);
  return lookLike(db, imageId, hash.toString(16).padStart(16, "0"), ownerId);
}

async function lookLike(db: Database, imageId: string, perceptualHash: string, ownerId = owner) {
  await applyEvents(db, [newPrepared(newSubject(imageId, { ownerId, attempt: 2 }), { perceptualHash })]);
  return imageId;
}

async function similarTo(db: Database, imageId: string, ownerId = owner) {
  const { similar, duplicates } = await findSimilar(db, { ownerId, imageId });
  return {
    similar: similar.map((item) => [item.imageId, item.score]),
    duplicates: duplicates.map((item) => [item.imageId, item.distance]),
  };
}

test("ranks by shared labels: rare ones count more than common ones, sure ones more than doubtful ones", async () => {
  const db = await newDatabase();
  const subject = await newImage(db, { labels: [named("Kite"), named("Person")] });
  const both = await newImage(db, { labels: [named("Kite"), named("Person")] });
  const rare = await newImage(db, { labels: [named("Kite")] });
  const doubtful = await newImage(db, { labels: [named("Kite", 80)] });
  await newImage(db, { labels: [named("Cup")] });
  for (let n = 0; n < 4; n++) await newImage(db, { labels: [named("Person")] });

  const { similar } = await similarTo(db, subject);

  expect(similar.map(([imageId]) => imageId).slice(0, 3)).toEqual([both, rare, doubtful]);
  expect(similar[0]).toEqual([both, 1]);
  expect(similar).toHaveLength(7);
});

test("orders equals by the newest first, and goes by the owner's corrections", async () => {
  const db = await newDatabase();
  const [subject = "", older, newer, corrected = ""] = await Promise.all(
    Array.from({ length: 4 }, () => newImage(db)),
  );
  await correctImage(db, { ownerId: owner, imageId: corrected }, { remove: ["Cat"] });

  expect((await similarTo(db, subject)).similar).toEqual([
    [newer, 1],
    [older, 1],
  ]);
});

test("finds near-duplicates by how few bits of their looks differ", async () => {
  const db = await newDatabase();
  const subject = await newLook(db, []);
  const far = await newLook(db, [0, 1, 2, 3, 4, 5]);
  const same = await newLook(db, []);
  // One bit in three of the four bands.
  const near = await newLook(db, [0, 16, 32]);
  await newLook(db, [0, 1, 2, 3, 4, 5, 6]);

  expect((await similarTo(db, subject)).duplicates).toEqual([
    [same, 0],
    [near, 3],
    [far, 6],
  ]);
});

test("takes pictures without structure for nobody's duplicates", async () => {
  const db = await newDatabase();
  const [one, other] = [await newImage(db, { labels: [] }), await newImage(db, { labels: [] })];
  for (const imageId of [one, other]) await lookLike(db, imageId, "0".repeat(16));

  expect(await similarTo(db, one)).toEqual({ similar: [], duplicates: [] });
});

test("shows no other owner's, nothing in the trash, and what the moderation found only where it is wanted", async () => {
  const db = await newDatabase();
  const subject = await newLook(db, []);
  await newLook(db, [], randomUUID());
  await trashImage(db, { ownerId: owner, imageId: await newLook(db, []) }, "2026-02-01T00:00:00.000Z");
  const moderated = await newLook(db, [1]);
  const moderation = {
    detector: "moderation" as const,
    model: "m",
    rawKey: "k",
    labels: [{ name: "Alcohol", confidence: 80, parent: null }],
  };
  const detail = { ...newSubject(moderated, { attempt: 2 }), startedAt: "2026-01-02T03:04:06.000Z" };
  await applyEvents(db, [
    { "detail-type": "image.analyzed", detail: { ...detail, findings: [moderation], complete: true } },
  ]);

  expect((await similarTo(db, subject)).duplicates).toEqual([]);
  await changePreferences(db, owner, { showModerated: true });
  expect((await similarTo(db, subject)).duplicates).toEqual([[moderated, 1]]);
});

test("answers for an image in the trash, and knows none of another's", async () => {
  const db = await newDatabase();
  const [kept, trashed] = [await newImage(db), await newImage(db)];
  await trashImage(db, { ownerId: owner, imageId: trashed }, "2026-02-01T00:00:00.000Z");
  const stranger = randomUUID();
  await newImage(db, { ownerId: stranger });

  expect((await similarTo(db, trashed)).similar).toEqual([[kept, 1]]);
  for (const ownerId of [stranger, randomUUID()]) {
    await expect(findSimilar(db, { ownerId, imageId: kept })).rejects.toThrow(ImageNotFoundError);
  }
  await expect(findSimilar(db, { ownerId: owner, imageId: randomUUID() })).rejects.toThrow(
    ImageNotFoundError,
  );
});
