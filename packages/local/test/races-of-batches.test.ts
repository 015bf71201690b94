import { correctImages, trashImages } from "@image-content-search/core/catalog";
import { expect, test } from "vitest";
import { newAnalyzed, newLabel, newPrepared, newSubject } from "../../core/test/factories.ts";
import { answers, describeRaces, early, lockImage } from "./races.ts";

describeRaces((races) => {
  const allOf = (imageId: string, attempt: number, ...names: string[]) => {
    const subject = newSubject(imageId, { attempt, ownerId: races().ownerId });
    const labels = names.map((name) => newLabel({ name }));
    return [newPrepared(subject), newAnalyzed(subject, labels)];
  };
  const labelsOf = async (imageId: string) => {
    const { labels } = await races().read(imageId);
    return Object.fromEntries(labels.map(({ name, correction }) => [name, correction]));
  };

  test("two batches share images in opposite order", async () => {
    const [one, two] = [await races().announce(), await races().announce()];

    const ends = await races().meet(
      lockImage(one),
      () => races().apply(...allOf(one, 1, "Cat"), ...allOf(two, 1, "Cat")),
      () => races().apply(...allOf(two, 2, "Dog"), ...allOf(one, 2, "Dog")),
    );

    expect(answers(ends)).toEqual(Array(2).fill(new Set([one, two])));
    for (const imageId of [one, two]) expect(await labelsOf(imageId)).toEqual({ Dog: null });
  });

  test.each([true, false])(
    "two batches bring the same new label (a third gave it up: %s)",
    async (undone) => {
      const [one, two] = [await races().announce(), await races().announce()];
      const name = `New ${undone}`;
      const sql = "insert into label (name, parents, aliases, categories) values ($1, '[]', '[]', '[]')";

      answers(
        await races().meet(
          { sql, values: [name], undone },
          () => races().apply(...allOf(one, 1, name, "Cat")),
          () => races().apply(...allOf(two, 1, "Dog", name)),
        ),
      );

      expect(await races().column("select 1 from label where name = $1", name)).toEqual([1]);
      const terms =
        "select kind from label_term join label using (label_key) where name = $1 and term = lower(name)";
      expect(await races().column(terms, name)).toEqual(["name"]);
      expect(await labelsOf(one)).toEqual({ [name]: null, Cat: null });
      expect(await labelsOf(two)).toEqual({ [name]: null, Dog: null });
    },
  );

  test("many images are moved to the trash and corrected while a batch of their news comes", async () => {
    const [one, two] = [await races().announce(), await races().announce()];

    answers(
      await races().meet(
        lockImage(one),
        () => races().apply(...allOf(one, 2, "Dog"), ...allOf(two, 2, "Dog")),
        (db) => trashImages(db, races().ownerId, [two, one], early),
        (db) => correctImages(db, races().ownerId, [two, one], { remove: ["Dog"] }),
      ),
    );

    for (const imageId of [one, two]) {
      expect(await labelsOf(imageId)).toEqual({ Dog: "removed" });
      expect(await races().read(imageId)).toMatchObject({ attempt: 2, trashedAt: new Date(early) });
    }
  });
});
