import { expect, test } from "vitest";
import { newDatabase } from "../../test/database.ts";
import { newImage, newLabel, owner } from "../../test/factories.ts";
import { listFacets } from "./index.ts";
import { parseQuery } from "./query/index.ts";

test("what a query asks of a field narrows every other field's values, and not its own", async () => {
  const db = await newDatabase();
  const only = (name: string) => [newLabel({ name, parents: [], aliases: [], categories: [] })];
  await newImage(db, { takenAt: "2023-05-01T12:00:00.000Z", labels: only("Cat") });
  await newImage(db, { takenAt: "2024-06-01T12:00:00.000Z", labels: only("Dog") });
  const facetsOf = (text: string) => listFacets(db, owner, parseQuery(text));

  expect(await facetsOf("taken:2024")).toMatchObject({
    label: [{ value: "Dog", count: 1 }],
    year: [
      { value: "2023", count: 1 },
      { value: "2024", count: 1 },
    ],
    month: [
      { value: "2023-05", count: 1 },
      { value: "2024-06", count: 1 },
    ],
  });
  expect(await facetsOf("label:cat")).toMatchObject({
    label: [
      { value: "Cat", count: 1 },
      { value: "Dog", count: 1 },
    ],
    year: [{ value: "2023", count: 1 }],
  });
});
