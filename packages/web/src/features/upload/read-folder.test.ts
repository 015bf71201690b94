import { expect, test } from "vitest";
import { type FolderPart, readFolder } from "./read-folder.ts";

const atOnce = 100;

function newFile(name: string, readable = true): FileSystemFileEntry {
  const entry = {
    name,
    isFile: true,
    isDirectory: false,
    file: (found: (file: File) => void, failed: (reason: Error) => void) =>
      readable ? found(new File([], name)) : failed(new Error("NotFoundError")),
  };
  return entry as unknown as FileSystemFileEntry;
}

/** A folder whose reader answers a hundred entries at a time, as Chromium's does. */
function newFolder(name: string, entries: FileSystemEntry[], readable = true): FileSystemDirectoryEntry {
  const createReader = () => {
    let read = 0;
    return {
      readEntries(found: (entries: FileSystemEntry[]) => void, failed: (reason: Error) => void) {
        if (!readable) return failed(new Error("NotReadableError"));
        found(entries.slice(read, read + atOnce));
        read += atOnce;
      },
    };
  };
  const entry = { name, isFile: false, isDirectory: true, createReader };
  return entry as unknown as FileSystemDirectoryEntry;
}

async function readAll(folder: FileSystemDirectoryEntry) {
  const parts: FolderPart[] = [];
  for await (const part of readFolder(folder)) parts.push(part);
  return {
    files: parts.flatMap(({ files }) => files.map(({ name }) => name)).sort(),
    unreadable: parts.flatMap(({ unreadable }) => unreadable),
  };
}

const names = (count: number, name: string) => Array.from({ length: count }, (_, index) => `${name}${index}`);

test("every file is read, of large folders and of folders in them", async () => {
  const deep = newFolder(
    "deep",
    names(101, "deep").map((name) => newFile(name)),
  );
  const folder = newFolder("top", [
    ...names(250, "top").map((name) => newFile(name)),
    newFolder("mid", [deep]),
  ]);

  const { files, unreadable } = await readAll(folder);

  expect(files).toEqual([...names(250, "top"), ...names(101, "deep")].sort());
  expect(unreadable).toEqual([]);
});

test("what is hidden is left out", async () => {
  const folder = newFolder("top", [newFile(".DS_Store"), newFolder(".git", [newFile("a")]), newFile("b")]);

  expect(await readAll(folder)).toEqual({ files: ["b"], unreadable: [] });
});

test("what cannot be read is named, and the rest is read", async () => {
  const folder = newFolder("top", [
    newFile("gone", false),
    newFolder("locked", [newFile("a")], false),
    newFolder("open", [newFile("b")]),
  ]);

  expect(await readAll(folder)).toEqual({ files: ["b"], unreadable: ["gone", "locked"] });
});
