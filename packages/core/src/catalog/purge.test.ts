import { sql } from "kysely";
import { expect, test } from "vitest";
import { newDatabase } from "../../test/database.ts";
import { newImage, owner } from "../../test/factories.ts";
import { closeAccount, getImage, listPurged, noteSwept, purgeOwner } from "./index.ts";

const at = "2026-05-01T00:00:00.000Z";

test("deletes all images of an account for good once it is deleted, and none before", async () => {
  const db = await newDatabase();
  const imageId = await newImage(db);
  const image = { ownerId: owner, imageId };

  expect(await purgeOwner(db, owner, 100)).toBe(0);
  expect(await getImage(db, image)).toMatchObject({ imageId });
  expect(await listPurged(db, 100)).toEqual([]);
  await closeAccount(db, owner, at);

  expect(await purgeOwner(db, owner, 100)).toBe(1);
  await expect(getImage(db, image)).rejects.toMatchObject({ code: "not-found" });
  expect(await listPurged(db, 100)).toEqual([image]);
});

test("has objects swept at once and a day later again, and forgets them then", async () => {
  const db = await newDatabase();
  const image = { ownerId: owner, imageId: await newImage(db) };
  await closeAccount(db, owner, at);
  await purgeOwner(db, owner, 100);
  const listKept = async () => (await sql`select image_id from purge`.execute(db)).rows;

  await noteSwept(db, [image]);
  expect(await listPurged(db, 100)).toEqual([]);
  expect(await listKept()).toHaveLength(1);
  await sql`update purge set purged_at = purged_at - interval '25 hours'`.execute(db);
  expect(await listPurged(db, 100)).toEqual([image]);
  await noteSwept(db, [image]);

  expect(await listKept()).toEqual([]);
});
