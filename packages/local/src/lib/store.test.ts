import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Store } from "./store.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "store-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

test("a transaction that throws leaves nothing behind", async () => {
  const store = new Store(folder);
  const table = store.table<number>("a");

  const act = () =>
    store.transaction(() => {
      table.putSync("x", 1);
      throw new Error("stop");
    });

  expect(act).toThrow("stop");
  expect(table.get("x")).toBeUndefined();
  await store.close();
});

test("walks keys in order and finds them again after reopening", async () => {
  const store = new Store(folder);
  for (const key of ["b/2", "a/1", "b/1"]) store.table<number>("a").putSync(key, 1);
  await store.close();

  const again = new Store(folder);

  expect([...again.table<number>("a").getKeys({ start: "b/" })]).toEqual(["b/1", "b/2"]);
  await again.close();
});

test("what was acknowledged outlives kill -9", async () => {
  const script = `
    import { open } from "lmdb";
    const table = open({ path: process.argv[1], maxDbs: 64 }).openDB({ name: "a", encoding: "msgpack" });
    for (let i = 1; ; i++) { table.putSync("last", i); process.stdout.write(i + "\\n"); }`;
  const writer = spawn(process.execPath, ["--input-type=module", "-e", script, folder], {
    cwd: import.meta.dirname,
  });
  let output = "";
  for await (const chunk of writer.stdout) {
    output += String(chunk);
    if (output.length > 500) writer.kill("SIGKILL");
  }
  const acknowledged = Number(output.trimEnd().split("\n").at(-2));

  const store = new Store(folder);

  expect(store.table<number>("a").get("last")).toBeGreaterThanOrEqual(acknowledged);
  await store.close();
});
