import {
  beginRetry,
  changePreferences,
  correctImages,
  purgeTrash,
  restoreImages,
  trashImages,
} from "@image-content-search/core/catalog";
import { AppError } from "@image-content-search/core/errors";
import { verifyCounts } from "@image-content-search/core/search";
import { expect, test } from "vitest";
import { newAnalyzed, newFailed, newLabel, newPrepared, newSubject } from "../../core/test/factories.ts";
import { allDifferences } from "../../core/test/search/differences.ts";
import { answers, describeRaces, early, late, lockImage } from "./races.ts";

const names = ["Cat", "Dog", "Cup", "Kite"];

describeRaces((races) => {
  const eventsOf = (imageId: string, attempt: number, ...labels: string[]) => {
    const subject = newSubject(imageId, { attempt, ownerId: races().ownerId });
    const found = labels.map((name) => newLabel({ name }));
    return [newPrepared(subject), newAnalyzed(subject, found)];
  };
  const countOf = (term: string) =>
    races().column(
      "select term.image_count from term join owner using (owner_key) where owner_id = $1 and term = $2",
      races().ownerId,
      term,
    );

  test("two images come under the same new term", async () => {
    const [one, two] = [await races().announce(), await races().announce()];

    answers(
      await races().meet(
        lockImage(one),
        () => races().apply(...eventsOf(one, 1, "Cat")),
        () => races().apply(...eventsOf(one, 2, "Cat", "Dog"), ...eventsOf(two, 1, "Cat")),
      ),
    );

    expect(await countOf("label:cat")).toEqual([2]);
    expect(await countOf("label:dog")).toEqual([1]);
    expect(await allDifferences(races().db)).toEqual([]);
  });

  test("an image is trashed while it is analyzed anew, and its counts are those of its rows", async () => {
    for (const turned of [false, true]) {
      const imageId = await races().announce();
      await races().apply(...eventsOf(imageId, 1, "Cat"));
      const acts = [
        () => trashImages(races().db, races().ownerId, [imageId], early),
        () => races().apply(...eventsOf(imageId, 2, "Dog")),
      ];

      answers(await races().meet(lockImage(imageId), ...(turned ? acts.reverse() : acts)));

      expect(await allDifferences(races().db)).toEqual([]);
    }
    expect(await countOf("trashed")).toEqual([2]);
    expect([await countOf("label:cat"), await countOf("label:dog")]).toEqual([[0], [2]]);
  });

  test.each<[string, (imageId: string) => Promise<unknown>]>([
    ["it is tried again", (imageId) => beginRetry(races().db, races().own(imageId), late)],
    ["the trash is emptied", () => purgeTrash(races().db, late, 100)],
  ])("an image comes under a term that nobody had, while %s", async (what, act) => {
    const imageId = await races().announce();
    await races().apply(...eventsOf(imageId, 1, "Cat"));
    if (what.includes("trash")) await trashImages(races().db, races().ownerId, [imageId], early);

    answers(
      await races().meet(
        lockImage(imageId),
        () => races().apply(...eventsOf(imageId, 2, `New ${what}`)),
        () => act(imageId),
      ),
    );

    expect(await allDifferences(races().db)).toEqual([]);
  });

  test("eight write to one library at once: nobody waits for ever, and every count is right at the end", async () => {
    const { db, ownerId } = races();
    const images: string[] = [];
    for (let n = 0; n < 12; n++) images.push(await races().announce());
    const below = numbers(20_261_125);
    const some = <Item>(items: readonly Item[]) => items.filter(() => below(3) === 0);
    const one = <Item>(items: readonly Item[]) => items[below(items.length)] ?? expect.fail();
    const acts = [
      async () => images.push(await races().announce()),
      () =>
        races().apply(...some(images).flatMap((imageId) => eventsOf(imageId, 1 + below(3), ...some(names)))),
      () =>
        races().apply(
          ...some(images)
            .reverse()
            .flatMap((imageId) => eventsOf(imageId, 1 + below(3), ...some(names))),
        ),
      () => races().apply(newFailed(newSubject(one(images), { ownerId, attempt: 1 + below(3) }), true)),
      () => correctImages(db, ownerId, some(images), { add: [`Own ${below(4)}`], remove: [one(names)] }),
      () =>
        correctImages(db, ownerId, some(images).reverse(), { reset: names, description: `Of ${below(9)}` }),
      () => trashImages(db, ownerId, some(images), early),
      () => restoreImages(db, ownerId, some(images).reverse()),
      () => beginRetry(db, races().own(one(images)), late),
      () => purgeTrash(db, late, 1),
      () => changePreferences(db, ownerId, { showModerated: below(2) === 0 }),
      // A moment of a library in which others write is one at which everything is right.
      async () => expect((await verifyCounts(db, 0, 5_000)).differences).toEqual([]),
    ];
    const work = async () => {
      for (let step = 0; step < 30; step++) await one(acts)().catch(unlessRefused);
    };

    await Promise.all(Array.from({ length: 8 }, work));

    expect(await allDifferences(db)).toEqual([]);
    expect(await countOf("live")).not.toEqual([0]);
  });
});

/** What does not suit an image in its state is refused: that is no fault. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof AppError) || !["not-found", "conflict"].includes(error.code)) throw error;
}

/** Numbers from 0 to below `bound`, always the same (a linear congruential generator, Numerical Recipes' constants). */
function numbers(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}
