import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newFolder } from "../../test/aws.ts";
import { emptyDataFolder, takeDataFolder } from "./data-folder.ts";
import { StartError } from "./options.ts";

test("a folder that a living process holds is refused, naming the process", () => {
  const folder = newFolder();
  takeDataFolder(folder);

  expect(() => takeDataFolder(folder)).toThrow(`process ${process.pid}`);
});

test("a folder is free again after release and after its holder was killed", async () => {
  const folder = newFolder();
  takeDataFolder(folder).release();
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  writeFileSync(join(folder, "lock"), JSON.stringify({ pid, startedAt: "1" }));

  expect(() => takeDataFolder(folder)).not.toThrow();
});

test("a lock whose process number went to another program does not hold the folder", async () => {
  const folder = newFolder();
  const stranger = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000); console.log(1)"]);
  await once(stranger.stdout, "data");
  writeFileSync(join(folder, "lock"), JSON.stringify({ pid: stranger.pid, startedAt: "1" }));

  expect(() => takeDataFolder(folder)).not.toThrow();
  stranger.kill();
});

test("a folder that cannot be made says so and what to do", () => {
  const file = join(newFolder(), "file");
  writeFileSync(file, "");

  expect(() => takeDataFolder(join(file, "data"))).toThrow(StartError);
  expect(() => takeDataFolder(join(file, "data"))).toThrow(/cannot be written.*DATA_DIR/);
});

test("emptying leaves the lock alone", () => {
  const folder = newFolder();
  takeDataFolder(folder);
  writeFileSync(join(folder, "state"), "");

  emptyDataFolder(folder);

  expect([existsSync(join(folder, "state")), existsSync(join(folder, "lock"))]).toEqual([false, true]);
});
