import { sql } from "kysely";
import { expect, test } from "vitest";
import { newDatabase } from "../../test/database.ts";
import { newAnnouncement, newImage, newLabel, newPrepared, newSubject, owner } from "../../test/factories.ts";
import { allDifferences } from "../../test/search/differences.ts";
import {
  announceUpload,
  applyEvents,
  closeAccount,
  type Database,
  emptyAccount,
  purgeOwner,
  restoreImages,
  trashImages,
} from "../catalog/index.ts";
import type { BusEvent } from "../events/index.ts";

const other = "0190a5a0-0000-7000-8000-000000000099";

/** A library of three images, and another owner's. */
async function newLibraries(): Promise<Database> {
  const db = await newDatabase();
  await newImage(db);
  await newImage(db, { labels: [newLabel({ name: "Dog" })] });
  await newImage(db);
  await newImage(db, { ownerId: other });
  await announceUpload(db, newAnnouncement());
  return db;
}

const keyOf = (term: string) => sql`(select term_key from term join owner using (owner_key)
  where owner_id = cast(${owner} as uuid) and term = ${term})`;

test("finds nothing wrong in libraries as they are written, in steps of any size", async () => {
  const db = await newLibraries();

  for (const limit of [1, 3, 5_000]) expect(await allDifferences(db, limit)).toEqual([]);
});

test("finds a bit that is not set", async () => {
  const db = await newLibraries();
  await sql`update stored_posting set sparse = set_bit(sparse, 1, 0) where term_key = ${keyOf("label:dog")}`.execute(
    db,
  );

  expect(await allDifferences(db)).toEqual([
    { ownerId: owner, term: "label:dog", where: "posting", missing: 1, extra: 0 },
    { ownerId: owner, term: "label:dog", where: "term", missing: 0, extra: 1 },
  ]);
});

test("finds bits that moved from one image to another, which no count tells", async () => {
  const db = await newLibraries();
  await sql`update stored_posting set sparse = set_bit(set_bit(sparse, 1, 0), 2, 1) where term_key = ${keyOf("label:dog")}`.execute(
    db,
  );

  expect(await allDifferences(db)).toEqual([
    { ownerId: owner, term: "label:dog", where: "posting", missing: 1, extra: 1 },
  ]);
});

test("finds a bit where no image is, whatever the count", async () => {
  const db = await newLibraries();
  await sql`update stored_posting set sparse = set_bit(sparse, 16383, 1) where term_key = ${keyOf("live")}`.execute(
    db,
  );
  await sql`update term set image_count = image_count + 1 where term_key = ${keyOf("live")}`.execute(db);

  expect(await allDifferences(db)).toEqual([
    { ownerId: owner, term: "live", where: "posting", missing: 0, extra: 1 },
  ]);
});

test("finds a wrong count of a term", async () => {
  const db = await newLibraries();
  await sql`update term set image_count = 7 where term_key = ${keyOf("label:cat")}`.execute(db);

  expect(await allDifferences(db)).toEqual([
    { ownerId: owner, term: "label:cat", where: "term", missing: 0, extra: 5 },
  ]);
});

test("finds that an image is not noted as posted, and that one is noted which is no more", async () => {
  const db = await newLibraries();
  await sql`update posted_image set image_key = 1000 where owner_key = 1 and ordinal = 1`.execute(db);

  const found = await allDifferences(db, 10);

  const dog = found.filter(({ term }) => term === "label:dog");
  expect(dog).toEqual([
    { ownerId: owner, term: "label:dog", where: "posted_image", missing: 1, extra: 0 },
    { ownerId: owner, term: "label:dog", where: "posted_image", missing: 0, extra: 1 },
  ]);
  expect(new Set(found.map(({ where }) => where))).toEqual(new Set(["posted_image"]));
});

test("finds what changed in an image behind the back of its row", async () => {
  const db = await newLibraries();
  await sql`delete from image_label where image_key = (select min(image_key) from image)`.execute(db);

  const found = await allDifferences(db);

  expect(found.filter(({ term }) => term === "label:cat")).toEqual([
    { ownerId: owner, term: "label:cat", where: "posted_image", missing: 0, extra: 1 },
    { ownerId: owner, term: "label:cat", where: "posting", missing: 0, extra: 1 },
  ]);
});

test("leaves no posting of an account that is deleted, and the other owner's as they were", async () => {
  const db = await newLibraries();
  const rowsOf = async (id: string) => {
    const { rows } = await sql<{ terms: number; images: number; bits: number }>`
      select count(distinct term_key)::integer as terms, coalesce(sum(bit_count(bits)), 0)::integer as bits,
        (select count(*)::integer from posted_image where posted_image.owner_key = own.owner_key) as images
      from (select owner_key from owner where owner_id = cast(${id} as uuid)) own
        left join term using (owner_key) left join posting using (term_key) group by own.owner_key
    `.execute(db);
    return rows;
  };
  const before = await rowsOf(other);

  await closeAccount(db, owner, "2026-01-03T00:00:00.000Z");
  await purgeOwner(db, owner, 2);
  expect(await allDifferences(db)).toEqual([]);
  await purgeOwner(db, owner, 100);
  await emptyAccount(db, owner);

  expect(await allDifferences(db)).toEqual([]);
  expect(await rowsOf(owner)).toEqual([{ terms: 0, images: 0, bits: 0 }]);
  expect(await rowsOf(other)).toEqual(before);
});

test("keeps postings right where few bits become many, and many few", async () => {
  const db = await newDatabase();
  const events: BusEvent[] = [];
  for (let n = 0; n < 130; n++) {
    const { imageId } = await announceUpload(db, newAnnouncement());
    events.push(newPrepared(newSubject(imageId)));
  }
  const ids = events.map(({ detail }) => detail.imageId);
  const liveBits = async () => {
    const { rows } = await sql`select bit_count(sparse)::integer as sparse, bit_count(dense)::integer as dense
      from stored_posting where term_key = ${keyOf("live")}`.execute(db);
    expect(await allDifferences(db)).toEqual([]);
    return rows;
  };

  await applyEvents(db, events.slice(0, 127));
  expect(await liveBits()).toEqual([{ sparse: 127, dense: null }]);
  await applyEvents(db, events);
  expect(await liveBits()).toEqual([{ sparse: null, dense: 130 }]);
  await trashImages(db, owner, ids.slice(0, 3), "2026-01-03T00:00:00.000Z");
  expect(await liveBits()).toEqual([{ sparse: 127, dense: null }]);
  await restoreImages(db, owner, ids);
  expect(await liveBits()).toEqual([{ sparse: null, dense: 130 }]);
});
