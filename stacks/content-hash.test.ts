import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { contentHash } from "./content-hash.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "content-hash-"));
  await writeFile(join(folder, "001.ts"), "one");
});

afterEach(() => rm(folder, { recursive: true }));

test("changes with a file's content, with its name and with a new file", async () => {
  const before = contentHash(folder);

  await writeFile(join(folder, "001.ts"), "two");
  const edited = contentHash(folder);
  await rename(join(folder, "001.ts"), join(folder, "002.ts"));
  const renamed = contentHash(folder);
  await writeFile(join(folder, "003.ts"), "");
  const added = contentHash(folder);

  expect(new Set([before, edited, renamed, added]).size).toBe(4);
});

test("does not change with a test", async () => {
  const before = contentHash(folder);

  await writeFile(join(folder, "001.test.ts"), "anything");

  expect(contentHash(folder)).toBe(before);
});
