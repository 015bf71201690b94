import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newFolder } from "../test/folder.ts";
import { CommandError } from "./errors.ts";
import { Journal, type JournalEntry, journalFile } from "./journal.ts";

const owner = { site: "http://localhost:3000", account: "a@example.com" };

function newEntry(change: Partial<JournalEntry> = {}): JournalEntry {
  const sha256 = "0".repeat(64);
  return { path: "/p/a.jpg", byteSize: 5, mtimeMs: 1.5, sha256, imageId: "1", outcome: "sent", ...change };
}

test("finds in a later run what an earlier one added, the last line of a path first", () => {
  const file = join(newFolder(), "deep/journal.jsonl");
  const first = new Journal(file, owner);
  first.add(newEntry());
  first.add(newEntry({ outcome: "indexed" }));
  first.add(newEntry({ path: "/p/b.jpg", imageId: "2" }));

  // Nothing was closed, as after kill -9.
  const second = new Journal(file, owner);

  expect(second.find(newEntry())).toEqual(newEntry({ outcome: "indexed" }));
  expect(second.find(newEntry({ path: "/p/b.jpg" }))?.imageId).toBe("2");
  expect(second.find(newEntry({ path: "/p/c.jpg" }))).toBeUndefined();
});

test("a file of another size or time of change is another file", () => {
  const journal = new Journal(undefined, owner);
  journal.add(newEntry());

  expect(journal.find(newEntry())).toBeDefined();
  expect(journal.find(newEntry({ byteSize: 6 }))).toBeUndefined();
  expect(journal.find(newEntry({ mtimeMs: 1.25 }))).toBeUndefined();
});

test("a last line that was cut off anywhere is passed over, and harms no later one", () => {
  const whole = join(newFolder(), "whole.jsonl");
  const journal = new Journal(whole, owner);
  journal.add(newEntry());
  journal.add(newEntry({ path: "/p/b.jpg" }));
  const content = readFileSync(whole, "utf8");
  const [header = "", first = ""] = content.split("\n");

  for (let length = 1; length < content.length; length++) {
    const file = join(newFolder(), "torn.jsonl");
    writeFileSync(file, content.slice(0, length));
    const torn = new Journal(file, owner);
    torn.add(newEntry({ path: "/p/c.jpg" }));
    torn.close();
    const next = new Journal(file, owner);

    expect(next.find(newEntry({ path: "/p/c.jpg" }))).toBeDefined();
    expect(next.find(newEntry()) !== undefined).toBe(length >= header.length + 1 + first.length);
  }
});

test("makes no file before there is something to keep, and lets nobody else read it", () => {
  const file = join(newFolder(), "journal.jsonl");
  const journal = new Journal(file, owner);
  expect(existsSync(file)).toBe(false);

  journal.add(newEntry());

  expect(readFileSync(file, "utf8").split("\n")).toHaveLength(3);
});

test("refuses a file that is another account's journal, or none", () => {
  const folder = newFolder({ "letter.txt": "Dear reader\n" });
  const file = join(folder, "journal.jsonl");
  new Journal(file, { ...owner, account: "b@example.com" }).add(newEntry());

  expect(() => new Journal(file, owner)).toThrow(
    /is the journal of b@example.com on http:\/\/localhost:3000/,
  );
  expect(() => new Journal(join(folder, "letter.txt"), owner)).toThrow(
    /is not a journal of imports\. Name another one\./,
  );
  expect(() => new Journal(folder, owner)).toThrow(CommandError);
});

test("a broken line in the middle costs that line alone", () => {
  const file = join(newFolder(), "journal.jsonl");
  new Journal(file, owner).add(newEntry());
  appendFileSync(file, '{"path": 3}\nnonsense\n');
  new Journal(file, owner).add(newEntry({ path: "/p/b.jpg" }));

  const journal = new Journal(file, owner);

  expect(journal.find(newEntry())).toBeDefined();
  expect(journal.find(newEntry({ path: "/p/b.jpg" }))).toBeDefined();
});

test("each account on each site has a file of its own in the user's state folder", () => {
  const env = { XDG_STATE_HOME: "/state" };
  const files = [
    journalFile(owner, env),
    journalFile({ ...owner, account: "a+example.com" }, env),
    journalFile({ ...owner, site: "https://localhost:3000" }, env),
  ];

  expect(files[0]).toMatch(
    /^\/state\/image-content-search\/import-localhost-3000-a-example.com-[0-9a-f]{8}\.jsonl$/,
  );
  expect(new Set(files).size).toBe(3);
  expect(journalFile(owner, {})).toMatch(/\/\.local\/state\/image-content-search\//);
});
