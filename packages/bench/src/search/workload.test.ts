import { parseQuery } from "@image-content-search/core/query";
import { expect, test } from "vitest";
import { GeneratedLibrary } from "./generated-library.ts";
import { createWorkload, queryKinds } from "./workload.ts";

const library = new GeneratedLibrary(5_000, 7);
const queries = createWorkload(library, 7);

test("the workload has over two hundred different queries, of every class, and is the same for the same seed", () => {
  expect(new Set(queries.map(({ text }) => text)).size).toBeGreaterThanOrEqual(200);
  for (const kind of queryKinds) {
    expect([kind, queries.filter((query) => query.kind === kind).length >= 8]).toEqual([kind, true]);
  }
  expect(createWorkload(library, 7)).toEqual(queries);
});

test("every query can be read", () => {
  for (const { text } of queries) expect([text, parseQuery(text).where !== undefined]).toEqual([text, true]);
});

test("a query of labels alone says the same to a table of tags", () => {
  const pictures = [...library.pictures()];
  const found = ({ all, any, none }: NonNullable<(typeof queries)[number]["tags"]>) =>
    pictures.filter(({ labels }) => {
      const names = new Set(labels.map(({ label }) => label.name));
      const has = (name: string) => names.has(name);
      return all.every(has) && (any.length === 0 || any.some(has)) && !none.some(has);
    }).length;

  for (const { kind, text, tags } of queries) {
    if (!tags) continue;
    const count = found(tags);
    const never = kind === "common pairs that never meet";
    if (never) expect([text, count]).toEqual([text, 0]);
    if (kind === "one common label") expect(count).toBeGreaterThan(100);
    if (kind === "one rare label") expect(count).toBeLessThan(10);
    if (kind === "2-5 labels") expect(count).toBeGreaterThan(0);
  }
});
