import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { lstat, readdir, realpath } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { newFolder } from "../test/folder.ts";
import { type Disk, type Found, walk } from "./walk.ts";

/** What is met, a line each: the kind and the path from the folder, with the reason if there is one. */
async function lines(folder: string, roots = [folder], disk?: Disk): Promise<string[]> {
  const found: Found[] = [];
  for await (const one of walk(roots, disk)) found.push(one);
  return found.map((one) => {
    const reason = one.kind === "unreadable" ? ` ${one.reason}` : "";
    return `${one.kind} ${one.path.slice(folder.length + 1)}${reason}`;
  });
}

/** The real disk, but for paths that end so. */
function faulty(ending: string, code: string): Disk {
  const fault = (path: unknown) => {
    if (String(path).endsWith(ending)) throw Object.assign(new Error(code), { code });
  };
  const guarded = <Work extends (...args: never[]) => unknown>(work: Work) =>
    ((...args: Parameters<Work>) => {
      fault(args[0]);
      return work(...args);
    }) as Work;
  return { lstat, realpath, readdir: guarded(readdir) };
}

test("tells every file once, by name within its folder, with size and time of change", async () => {
  const folder = newFolder({ "b.jpg": "12345", "a/z.jpg": "1", "a/deep/er/y.jpg": "", "c.txt": "text" });

  expect(await lines(folder)).toEqual(["file a/deep/er/y.jpg", "file a/z.jpg", "file b.jpg", "file c.txt"]);
  const { mtimeMs } = await lstat(join(folder, "b.jpg"));
  for await (const one of walk([join(folder, "b.jpg")])) {
    expect(one).toEqual({ kind: "file", path: join(folder, "b.jpg"), byteSize: 5, mtimeMs });
  }
});

test("passes over hidden files and what systems keep beside pictures, unless it was named", async () => {
  const folder = newFolder({
    ".hidden.jpg": "",
    ".git/x": "",
    "@eaDir/a.jpg/THUMB.jpg": "",
    "#recycle/old.jpg": "",
    "a.jpg": "",
  });

  expect(await lines(folder)).toEqual([
    "hidden #recycle",
    "hidden .git",
    "hidden .hidden.jpg",
    "hidden @eaDir",
    "file a.jpg",
  ]);
  expect(await lines(folder, [join(folder, "@eaDir")])).toEqual(["file @eaDir/a.jpg/THUMB.jpg"]);
});

test("follows a symbolic link once, and a circle of them to its end", async () => {
  const folder = newFolder({ "tree/a.jpg": "", "elsewhere/b.jpg": "", "elsewhere/c.jpg": "" });
  symlinkSync(join(folder, "tree"), join(folder, "tree/loop"));
  symlinkSync(join(folder, "elsewhere"), join(folder, "tree/0-link"));
  symlinkSync(join(folder, "elsewhere/b.jpg"), join(folder, "tree/again.jpg"));
  symlinkSync("round", join(folder, "tree/round"));

  expect(await lines(folder, [join(folder, "tree")])).toEqual([
    "file tree/a.jpg",
    "file elsewhere/b.jpg",
    "file elsewhere/c.jpg",
    "repeated tree/again.jpg",
    "repeated tree/loop",
    "unreadable tree/round Its symbolic links go round in a circle.",
  ]);
});

test("a folder that is named twice, or lies in another one, is walked once", async () => {
  const folder = newFolder({ "a/b/c.jpg": "" });

  expect(await lines(folder, [folder, join(folder, "a/b"), folder])).toEqual([
    "file a/b/c.jpg",
    "repeated a/b",
    "repeated ",
  ]);
});

test("tells what cannot be read, and goes on", async () => {
  const folder = newFolder({ "a/1.jpg": "", "locked/2.jpg": "", "z/3.jpg": "" });
  symlinkSync("nowhere", join(folder, "z/broken.jpg"));

  expect(await lines(folder, [folder], faulty("locked", "EACCES"))).toEqual([
    "file a/1.jpg",
    "unreadable locked You may not read it.",
    "file z/3.jpg",
    "unreadable z/broken.jpg It is not there, or its symbolic link leads nowhere.",
  ]);
});

test("opens no pipe and no socket", async () => {
  const folder = newFolder({ "a.jpg": "" });
  execFileSync("mkfifo", [join(folder, "pipe.jpg")]);
  const server = createServer().listen(join(folder, "socket.jpg"));
  onTestFinished(() => void server.close());
  mkdirSync(join(folder, "folder.jpg"));
  await new Promise((resolve) => server.once("listening", resolve));

  expect(await lines(folder)).toEqual(["file a.jpg", "special pipe.jpg", "special socket.jpg"]);
});
