import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { newDatabase } from "../../test/database.ts";
import { newImage, owner } from "../../test/factories.ts";
import { suggest } from "../search/index.ts";
import { QueryError } from "../search/query/index.ts";
import {
  closeAccount,
  type Database,
  deleteSavedSearch,
  emptyAccount,
  listSavedSearches,
  saveSearch,
} from "./index.ts";

const at = "2026-03-01T00:00:00.000Z";

function save(db: Database, name: string, q: string, ownerId = owner) {
  return saveSearch(db, { ownerId, savedSearchId: randomUUID(), name, q, at });
}

const names = async (db: Database, ownerId = owner) =>
  (await listSavedSearches(db, ownerId)).map(({ name }) => name);

test("keeps a query as it was typed and what it means, by name", async () => {
  const db = await newDatabase();
  await save(db, "  Zebra  crossing ", "Sea   Dog");
  await save(db, "beach", "beach");

  expect(await listSavedSearches(db, owner)).toMatchObject([
    { name: "beach", q: "beach", canonical: "beach", savedAt: new Date(at) },
    { name: "Zebra crossing", q: "Sea   Dog", canonical: "dog sea" },
  ]);
});

test("replaces one of the same name whatever its case, under the same id", async () => {
  const db = await newDatabase();
  const first = await save(db, "Été", "cat");

  const second = await save(db, "ÉTÉ", "dog");

  expect(second).toMatchObject({ savedSearchId: first.savedSearchId, name: "ÉTÉ", q: "dog" });
  expect(await names(db)).toEqual(["ÉTÉ"]);
});

test("refuses a query that is none, and keeps nothing of it", async () => {
  const db = await newDatabase();

  await expect(save(db, "broken", 'cat "dog')).rejects.toThrow(QueryError);

  expect(await names(db)).toEqual([]);
});

test("keeps two hundred an owner, of which any can be replaced still", async () => {
  const db = await newDatabase();
  for (let n = 1; n <= 200; n++) await save(db, `n${n}`, "cat");

  await expect(save(db, "n201", "cat")).rejects.toMatchObject({
    message: expect.stringContaining("at most 200 saved searches"),
    reason: { code: "saved-searches-exceeded", values: { most: 200 } },
  });
  expect(await save(db, "N200", "dog")).toMatchObject({ q: "dog" });
  await save(db, "theirs", "cat", randomUUID());

  expect(new Set(await names(db)).size).toBe(200);
});

test("deletes an owner's own, and nobody else's", async () => {
  const db = await newDatabase();
  const { savedSearchId } = await save(db, "mine", "cat");
  const stranger = randomUUID();

  await expect(deleteSavedSearch(db, { ownerId: stranger, savedSearchId })).rejects.toThrow(
    "no saved search",
  );
  expect(await names(db)).toEqual(["mine"]);
  await deleteSavedSearch(db, { ownerId: owner, savedSearchId });

  expect(await names(db)).toEqual([]);
  await expect(deleteSavedSearch(db, { ownerId: owner, savedSearchId })).rejects.toThrow("no saved search");
});

test("goes with the account, which takes no new one", async () => {
  const db = await newDatabase();
  await save(db, "mine", "cat");
  await save(db, "theirs", "cat", randomUUID());
  await closeAccount(db, owner, at);
  await emptyAccount(db, owner);

  expect(await names(db)).toEqual([]);
  await expect(save(db, "again", "cat")).rejects.toThrow("This account is deleted.");
});

test("completes to the caller's own by name or query, before the library's terms", async () => {
  const db = await newDatabase();
  await newImage(db);
  await save(db, "Cats at home", "cat home");
  await save(db, "Pets", "CAT OR dog");
  await save(db, "No people", "-person cat");
  await save(db, "Cats of others", "cat", randomUUID());
  const completed = async (typed: string) =>
    (await suggest(db, owner, typed)).map(({ kind, text, query }) => [kind, text, query]);

  expect((await completed("cat")).slice(0, 3)).toEqual([
    ["saved", "Cats at home", "cat home"],
    ["saved", "Pets", "CAT OR dog"],
    ["label", "Cat", "Cat"],
  ]);
  expect(await completed("-per")).toEqual([["saved", "No people", "-person cat"]]);
  expect((await completed("")).map(([kind]) => kind)).not.toContain("saved");
});
