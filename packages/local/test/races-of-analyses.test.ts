import { type Corrections, correctImage, purgeTrash, trashImage } from "@image-content-search/core/catalog";
import type { BusEvent } from "@image-content-search/core/events";
import { expect, test } from "vitest";
import {
  newAnalyzed,
  newFailed,
  newLabel,
  newPrepared,
  newSubject,
  newUploaded,
} from "../../core/test/factories.ts";
import { answers, describeRaces, early, late, lockImage } from "./races.ts";

describeRaces((races) => {
  const newIndexed = async (...names: string[]) => {
    const imageId = await races().announce();
    await races().apply(...allOf(imageId, 1, ...names));
    return imageId;
  };
  const subject = (imageId: string, attempt = 1) =>
    newSubject(imageId, { attempt, ownerId: races().ownerId });
  const analyzed = (imageId: string, attempt: number, ...names: string[]) =>
    newAnalyzed(
      subject(imageId, attempt),
      names.map((name) => newLabel({ name })),
    );
  const allOf = (imageId: string, attempt: number, ...names: string[]) => [
    newPrepared(subject(imageId, attempt)),
    analyzed(imageId, attempt, ...names),
  ];
  const labelsOf = async (imageId: string) => {
    const { labels } = await races().read(imageId);
    return Object.fromEntries(labels.map(({ name, correction }) => [name, correction]));
  };
  /** Both acts on one image, in this order and in the other. */
  const inBothOrders = async (
    newOne: () => Promise<string>,
    acts: (imageId: string) => [() => Promise<unknown>, () => Promise<unknown>],
    check: (imageId: string) => Promise<void>,
  ) => {
    for (const turned of [false, true]) {
      const imageId = await newOne();
      const pair = acts(imageId);
      answers(await races().meet(lockImage(imageId), ...(turned ? pair.reverse() : pair)));
      await check(imageId);
    }
  };

  test("an image is analyzed and moved to the trash", () =>
    inBothOrders(
      () => races().announce(),
      (imageId) => [
        () => trashImage(races().db, races().own(imageId), early),
        () => races().apply(...allOf(imageId, 1, "Cat")),
      ],
      async (imageId) =>
        expect(await races().read(imageId)).toMatchObject({ status: "indexed", trashedAt: new Date(early) }),
    ));

  test("an image is analyzed and deleted for good, and nothing of it stays", () =>
    inBothOrders(
      async () => {
        const imageId = await newIndexed("Cat");
        await trashImage(races().db, races().own(imageId), early);
        return imageId;
      },
      (imageId) => [
        () => purgeTrash(races().db, late, 100),
        () => races().apply(analyzed(imageId, 2, "Dog")),
      ],
      async (imageId) => {
        await expect(races().read(imageId)).rejects.toMatchObject({ code: "not-found" });
        for (const table of ["image_label", "image_analysis", "image_stage"]) {
          const sql = `select 1 from ${table} left join image using (image_key) where image.image_key is null`;
          expect(await races().column(sql)).toEqual([]);
        }
      },
    ));

  test("findings come before and beside the preparation", () =>
    inBothOrders(
      () => races().announce(),
      (imageId) => [
        () => races().apply(analyzed(imageId, 1, "Cat")),
        () => races().apply(newUploaded(subject(imageId)), newPrepared(subject(imageId))),
      ],
      async (imageId) =>
        expect(await races().read(imageId)).toMatchObject({
          status: "indexed",
          width: 4000,
          labels: [{ name: "Cat" }],
        }),
    ));

  test("a slow worker ends after all what the watchdog gives up", () =>
    inBothOrders(
      () => races().announce(),
      (imageId) => [
        () => races().apply(newFailed(subject(imageId), true)),
        () => races().apply(...allOf(imageId, 1, "Cat")),
      ],
      async (imageId) =>
        expect(await races().read(imageId)).toMatchObject({ status: "indexed", failure: null }),
    ));

  test("two analyses of one image come, and the later attempt's findings alone stand", () =>
    inBothOrders(
      () => races().announce(),
      (imageId) => [
        () => races().apply(...allOf(imageId, 1, "Cat", "Cup")),
        () => races().apply(...withText(allOf(imageId, 2, "Dog", "Cup"), "exit")),
      ],
      async (imageId) => {
        expect(await labelsOf(imageId)).toEqual({ Dog: null, Cup: null });
        expect(await races().read(imageId)).toMatchObject({ status: "indexed", attempt: 2 });
      },
    ));

  test("two readings of one image come, and the later attempt's words alone stand", () =>
    inBothOrders(
      () => races().announce(),
      (imageId) => [
        () => races().apply(...withText(allOf(imageId, 1), "entry")),
        () => races().apply(...withText(allOf(imageId, 2), "exit")),
      ],
      async (imageId) => {
        const sql = "select word from image_word join image using (image_key) where image_id = $1";
        expect(await races().column(sql, imageId)).toEqual(["exit"]);
      },
    ));

  test.each<[string, Corrections, string[], Record<string, string | null>]>([
    [
      "what was found again",
      { add: ["Grandma"], remove: ["Cat"] },
      ["Cat"],
      { Grandma: "added", Cat: "removed" },
    ],
    ["what is found now", { add: ["Dog"] }, ["Dog"], { Dog: "added" }],
    ["what is not found any more", { remove: ["Cat"] }, ["Dog"], { Cat: "removed", Dog: null }],
  ])("an owner corrects %s", (_what, corrections, found, expected) =>
    inBothOrders(
      () => newIndexed("Cat"),
      (imageId) => [
        () => correctImage(races().db, races().own(imageId), corrections),
        () => races().apply(analyzed(imageId, 2, ...found)),
      ],
      async (imageId) => expect(await labelsOf(imageId)).toEqual(expected),
    ),
  );

  test("an owner takes a correction back, and the newest analysis stands", () =>
    inBothOrders(
      async () => {
        const imageId = await newIndexed("Cat");
        await correctImage(races().db, races().own(imageId), { add: ["Dog"], remove: ["Cat"] });
        return imageId;
      },
      (imageId) => [
        () => correctImage(races().db, races().own(imageId), { reset: ["Cat", "Dog"] }),
        () => races().apply(analyzed(imageId, 2, "Dog")),
      ],
      async (imageId) => expect(await labelsOf(imageId)).toEqual({ Dog: null }),
    ));

  test("a label that was removed while it was not found any more does not come back", async () => {
    const imageId = await newIndexed("Cat");

    answers(
      await races().meet(
        lockImage(imageId),
        (db) => correctImage(db, races().own(imageId), { remove: ["Cat"] }),
        () => races().apply(analyzed(imageId, 2, "Dog")),
      ),
    );
    await correctImage(races().db, races().own(imageId), { reset: ["Cat"] });

    expect(await labelsOf(imageId)).toEqual({ Dog: null });
  });
});

/** The events, of which the last finds a word as well. */
function withText(events: ReturnType<typeof newAnalyzed | typeof newPrepared>[], text: string): BusEvent[] {
  return events.map((event): BusEvent => {
    if (event["detail-type"] !== "image.analyzed") return event;
    const read = { detector: "text" as const, model: "t1", rawKey: "analysis/x/t1.json", lines: [] };
    const findings = [...event.detail.findings, { ...read, words: [{ text, confidence: 98 }] }];
    return { ...event, detail: { ...event.detail, findings } };
  });
}
