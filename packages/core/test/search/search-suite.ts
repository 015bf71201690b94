import { test } from "vitest";
import type { Database } from "../../src/catalog/index.ts";
import {
  answersAnyQuery,
  completesAnythingTyped,
  type Effort,
  findsAsReference,
  keepsCountsRight,
  refusesAnyCursor,
  showsNoImageTwice,
  understandsEveryLeaf,
} from "./properties.ts";

/** The properties of search, in a database that is opened for each test. */
export function testSearch(open: () => Promise<Database>, effort: Effort): void {
  test("finds, orders and counts what plain filters over arrays do, for each of two owners", async () => {
    await findsAsReference(await open(), effort);
  });

  test("understands every word, value and bound that there is", async () => {
    await understandsEveryLeaf(await open());
  });

  test("answers any query, however odd, without a fault", async () => {
    await answersAnyQuery(await open(), effort);
  });

  test("completes anything that is typed without a fault", async () => {
    await completesAnythingTyped(await open(), effort);
  });

  test("refuses any cursor that it did not make as one, and nothing worse", async () => {
    await refusesAnyCursor(await open(), effort);
  });

  test("keeps postings and counts right through whatever happens to images", async () => {
    await keepsCountsRight(await open(), effort);
  });

  test("shows no image twice, and each that was there throughout, while others come and go", async () => {
    await showsNoImageTwice(await open(), effort);
  });
}
