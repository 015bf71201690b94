import { expect, test } from "vitest";
import { newDatabase } from "../../test/database.ts";
import { newImage, newLabel, owner } from "../../test/factories.ts";
import { getTimeline, listFacets, searchImages, suggest } from "./index.ts";
import { parseQuery } from "./query/index.ts";

test("trial", async () => {
  const db = await newDatabase();
  for (let n = 1; n <= 4; n++)
    await newImage(db, {
      takenAt: `2026-0${n}-01T00:00:00.000Z`,
      filename: `img_00${n}.jpg`,
      labels: [
        newLabel({
          confidence: 70 + n,
          instances: [
            { box: { left: 0, top: 0, width: 1, height: 1 }, confidence: 90 },
            { box: { left: 0, top: 0, width: 1, height: 1 }, confidence: 90 },
          ],
        }),
        ...(n % 2
          ? [newLabel({ name: "Spaniel", parents: ["Dog", "Animal"], aliases: [], confidence: 90 + n })]
          : []),
      ],
    });
  console.log(JSON.stringify(await listFacets(db, owner, parseQuery("cat"))));
  console.log(JSON.stringify(await getTimeline(db, owner, parseQuery("cat"))));
  for (const t of ["ca", "kit", "spanile", "label:", "color:", "-type:j", "animals", "co"])
    console.log(t, JSON.stringify(await suggest(db, owner, t)));
  for (const q of [
    "cat",
    "spaniel sort:relevance",
    "cat sort:relevance",
    "cat conf>=73",
    "cat conf>=72.5",
    "cats",
    "puppy",
    "dog",
    "spanyel",
    "count(cat)>=2",
    "count(cat)<2",
    "count(cat)>=3",
    "width:4000",
    "width:>=4001",
    "width:3000..5000 height<=3000",
    "taken:2026-02..2026-03",
    "taken:2026-02-01",
    "uploaded:2026",
    "uploaded:2025",
    "filename:img_*",
    "filename:003",
    "type:jpg",
    "is:indexed",
    "has:date -has:text",
    "label:(spaniel|bird)",
    "spaniel OR cat",
    "NOT spaniel",
    "(spaniel OR bird) conf>=92 animal",
    "sort:oldest",
    "spa",
  ]) {
    const page = await searchImages(db, { ownerId: owner, query: parseQuery(q), limit: 60 });
    console.log(
      q,
      page.total,
      page.items.map((i) => i.filename).join(" "),
      JSON.stringify(page.meanings),
      JSON.stringify(page.advice),
      JSON.stringify(page.items[0]?.matches),
    );
  }
  expect(1).toBe(1);
}, 60000);
