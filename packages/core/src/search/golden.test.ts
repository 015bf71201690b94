import type { CompiledQuery } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { newDatabase } from "../../test/database.ts";
import { newAnalyzed, newImage, newLabel, newSubject, owner } from "../../test/factories.ts";
import { applyEvents, type Database } from "../catalog/index.ts";
import { getTimeline, listFacets, searchImages, suggest } from "./index.ts";
import { parseQuery, type Sort } from "./query/index.ts";

/*
 * The statements of each class of queries stand in `golden/`, to be read and reviewed: a change of one shows in its
 * file. `npx vitest run golden -u` writes them anew.
 */
let db: Database;
const statements: CompiledQuery[] = [];
beforeAll(async () => {
  db = await newDatabase((statement) => statements.push(statement));
  await newImage(db, { takenAt: "2024-02-29T12:00:00.000Z" });
  const box = { left: 0, top: 0, width: 1, height: 1 };
  const instances = [1, 2].map(() => ({ box, confidence: 91 }));
  await newImage(db, { labels: [newLabel({ name: "Dog", confidence: 82, aliases: [], instances })] });
  const subject = newSubject(await newImage(db, { takenAt: "2023-12-31T12:00:00.000Z" }));
  const words = [{ text: "exit", confidence: 90 }];
  const text = { detector: "text" as const, model: "m1", rawKey: "k", lines: [], words };
  await applyEvents(db, [
    { ...newAnalyzed(subject), detail: { ...newAnalyzed(subject).detail, findings: [text] } },
  ]);
}, 60_000);

const find = (text: string, sort?: Sort) => () =>
  searchImages(db, { ownerId: owner, query: parseQuery(text), limit: 60, sort });

/** The page after the first, of one image each. */
async function findNext(): Promise<unknown> {
  const request = { ownerId: owner, query: parseQuery("cat"), limit: 1 };
  const { nextCursor } = await searchImages(db, request);
  statements.length = 0;
  return searchImages(db, { ...request, cursor: nextCursor ?? expect.fail() });
}

test.each<[string, string, () => Promise<unknown>]>([
  ["everything", "", find("")],
  ["one-label", "cat", find("cat")],
  ["and", "cat label:animal", find("cat label:animal")],
  ["or", "cat OR dog", find("cat OR dog")],
  ["not", "animal -dog", find("animal -dog")],
  ["confidence-of-a-five", "cat conf>=85", find("cat conf>=85")],
  ["confidence-in-between", "cat conf>=87", find("cat conf>=87")],
  ["confidence-with-decimals", "dog conf>=81.5", find("dog conf>=81.5")],
  ["count", "count(dog)>=2", find("count(dog)>=2")],
  ["dates", "taken:2023-12-30..2024-02", find("taken:2023-12-30..2024-02")],
  ["size", "width:>=4000", find("width>=4000")],
  ["text", "text:exit", find("text:exit")],
  ["filename", "filename:pic*", find("filename:pic*")],
  ["words-of-file-names", "picture", find("picture")],
  ["oldest", "cat sort:oldest", find("cat sort:oldest")],
  ["relevance", "animal sort:relevance", find("animal sort:relevance")],
  ["next-page", "cat, the second page", findNext],
  ["nothing", "catt: advice", find("catt")],
  ["facets", "facets of label:cat", () => listFacets(db, owner, parseQuery("label:cat"))],
  ["timeline", "timeline of cat", () => getTimeline(db, owner, parseQuery("cat"))],
  ["suggestions", "completions of ani", () => suggest(db, owner, "ani")],
])("asks the database for %s in statements as reviewed", async (name, what, ask) => {
  statements.length = 0;

  await ask();

  const [lookUp, ...others] = statements;
  const looked = asksOf(lookUp).map((ask) => `-- look-up.sql: ${ask}`);
  const text = [`-- ${what}`, looked.join("\n"), ...others.map(written)].join("\n\n");
  await expect(`${text}\n`).toMatchFileSnapshot(`golden/${name}.sql`);
});

test("looks up what a query asks of the library's dictionary in one statement, the same for all", async () => {
  statements.length = 0;

  await find("cat OR width>=4000")();
  await find("-dog conf>=81.5")();

  const [one, , other] = statements.map(({ sql }) => tidy(sql));
  await expect(`${one};\n`).toMatchFileSnapshot("golden/look-up.sql");
  expect(other).toBe(one);
});

/** What a look-up asks for, each without what it leaves open. */
function asksOf(lookUp: CompiledQuery | undefined): string[] {
  const asks: unknown = JSON.parse(String(lookUp?.parameters[1]));
  if (!Array.isArray(asks)) return expect.fail("The first statement looks nothing up.");
  return asks.map((ask) => JSON.stringify(ask, (key, value) => (key === "id" || !value ? undefined : value)));
}

function written({ sql, parameters }: CompiledQuery): string {
  const values = parameters.map((value, index) => `-- $${index + 1}: ${JSON.stringify(value)}`);
  return `${tidy(sql)};\n${values.join("\n")}`;
}

/** Without blank lines, and no further from the margin than it has to be. */
function tidy(sql: string): string {
  const lines = sql.split("\n").filter((line) => line.trim() !== "");
  const margin = Math.min(...lines.slice(1).map((line) => line.search(/\S/)));
  return lines.map((line, index) => (index === 0 ? line.trim() : line.slice(margin).trimEnd())).join("\n");
}
