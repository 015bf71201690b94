import { randomUUID } from "node:crypto";
import {
  announceUpload,
  applyEvents,
  closeUpload,
  findProgress,
  getImage,
  purgeTrash,
  trashImage,
} from "@image-content-search/core/catalog";
import { expect, test } from "vitest";
import {
  newAnalyzed,
  newAnnouncement,
  newPrepared,
  newSubject,
  newUploaded,
} from "../../core/test/factories.ts";
import { type Act, answers, describeRaces, early, late, lockImage, lockOwner } from "./races.ts";

const roomy = { images: 1e6, bytes: 1e12, analysesPerDay: 1e6 };

describeRaces((races) => {
  const announcement = (change: object = {}) => newAnnouncement({ ownerId: races().ownerId, ...change });
  const imagesOfOwner = () =>
    races().column(
      "select image_id from image join owner using (owner_key) where owner_id = $1",
      races().ownerId,
    );

  test.each([true, false])("announcements of one content are one image (new owner: %s)", async (isNew) => {
    const lock = isNew
      ? { sql: "insert into owner (owner_id) values ($1)", values: [races().ownerId], undone: true }
      : lockOwner(races().ownerId);
    if (!isNew) await races().announce();
    const { sha256 } = announcement();

    const ends = await races().meet(
      lock,
      ...Array.from({ length: 5 }, () => () => announceUpload(races().db, announcement({ sha256 }))),
    );

    const [first] = answers(ends);
    expect(answers(ends)).toEqual(Array(5).fill(first));
    expect(await imagesOfOwner()).toHaveLength(isNew ? 1 : 2);
  });

  test("announcements of one content by two owners are two images, and wait not for each other", async () => {
    await races().announce();
    const { sha256 } = announcement();
    const other = randomUUID();

    const ends = await races().meet(lockOwner(races().ownerId), async () => {
      const mine = announceUpload(races().db, announcement({ sha256 }));
      const theirs = await announceUpload(races().db, newAnnouncement({ ownerId: other, sha256 }));
      expect((await getImage(races().db, { ownerId: other, imageId: theirs.imageId })).status).toBe(
        "awaiting-upload",
      );
      return [(await mine).imageId, theirs.imageId];
    });

    expect(new Set(answers(ends).flat()).size).toBe(2);
  });

  test.each([
    ["last free place", { ...roomy, images: 2 }],
    ["last free bytes", { ...roomy, bytes: 2_500 }],
    ["last analysis of the day", { ...roomy, analysesPerDay: 2 }],
  ])("of two announcements for the %s one is refused", async (_what, quota) => {
    await races().announce();

    const [one, two] = await races().meet(
      lockOwner(races().ownerId),
      (db) => announceUpload(db, announcement(), quota),
      (db) => announceUpload(db, announcement(), quota),
    );

    expect(one?.status).toBe("fulfilled");
    expect(two).toMatchObject({ status: "rejected", reason: { code: "quota-exceeded" } });
    expect(await imagesOfOwner()).toHaveLength(2);
  });

  test("two announcements of one content share the last free place", async () => {
    await races().announce();
    const { sha256 } = announcement();
    const announce = () => announceUpload(races().db, announcement({ sha256 }), { ...roomy, images: 2 });

    const [one, two] = answers(await races().meet(lockOwner(races().ownerId), announce, announce));

    expect(two).toEqual(one);
    expect(await imagesOfOwner()).toHaveLength(2);
  });

  test("content that is announced while its image is deleted for good is a new image", async () => {
    const { sha256 } = announcement();
    const old = await races().announce({ sha256 });
    await trashImage(races().db, races().own(old), early);

    const [purged, again] = answers(
      await races().meet(
        lockImage(old),
        (db) => purgeTrash(db, late, 100),
        (db) => announceUpload(db, announcement({ sha256 })),
      ),
    );

    expect(purged).toBe(1);
    expect(again).toMatchObject({ status: "awaiting-upload", trashed: false });
    expect(await imagesOfOwner()).toEqual([(again as { imageId: string }).imageId]);
    expect(
      await races().column("select image_count from owner where owner_id = $1", races().ownerId),
    ).toEqual([1]);
  });

  test("an upload that was given up is not deleted once it is announced again", async () => {
    const { sha256 } = announcement();
    const imageId = await races().announce({ sha256, at: early });
    const progress = await findProgress(races().db, races().own(imageId));
    if (!progress) throw new Error("There is no such image.");
    await closeUpload(races().db, { imageId }, progress, early);

    const [again, purged] = answers(
      await races().meet(
        lockImage(imageId),
        (db) => announceUpload(db, announcement({ sha256, at: early })),
        (db) => purgeTrash(db, late, 100),
      ),
    );

    expect([again, purged]).toMatchObject([{ imageId, status: "awaiting-upload" }, 0]);
    expect(await imagesOfOwner()).toEqual([imageId]);
  });

  test("the watchdog does not close an upload that is announced again or has arrived", async () => {
    const { sha256 } = announcement();
    const imageId = await races().announce({ sha256, at: early });
    const close = async (act: Act) => {
      const progress = await findProgress(races().db, races().own(imageId));
      if (!progress) throw new Error("There is no such image.");
      answers(
        await races().meet(lockImage(imageId), act, (db) => closeUpload(db, { imageId }, progress, late)),
      );
      return (await getImage(races().db, races().own(imageId))).status;
    };

    expect(await close((db) => announceUpload(db, announcement({ sha256, at: late })))).toBe(
      "awaiting-upload",
    );
    expect(await close((db) => applyEvents(db, [newUploaded(newSubject(imageId))]))).toBe("preparing");
  });

  test("a picture that arrives while the watchdog closes its upload goes its way", async () => {
    const imageId = await races().announce({ at: early });
    const progress = await findProgress(races().db, races().own(imageId));
    if (!progress) throw new Error("There is no such image.");
    const subject = newSubject(imageId);

    answers(
      await races().meet(
        lockImage(imageId),
        (db) => closeUpload(db, { imageId }, progress, late),
        (db) => applyEvents(db, [newUploaded(subject), newPrepared(subject)]),
        (db) => applyEvents(db, [newAnalyzed(subject)]),
      ),
    );

    expect(await getImage(races().db, races().own(imageId))).toMatchObject({
      status: "indexed",
      failure: null,
      width: 4000,
      labels: [{ name: "Cat" }],
    });
  });
});
