import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { takeDataFolder } from "../src/app/data-folder.ts";
import { builtFile } from "../src/lib/built.ts";
import { newFolder } from "./aws.ts";

/** Starts the program and answers how it ended and what it said last. */
async function start(environment: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, [builtFile("main.program.js"), ...args], {
    env: { PATH: process.env.PATH, DATA_DIR: newFolder(), ...environment },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += String(chunk);
  });
  const [code] = await once(child, "exit");
  return { code, sentence: errors.trim() };
}

test("a port in use ends the start in one sentence that says what to do", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = String(typeof address === "object" ? address?.port : "");

  expect(await start({ PORT: "1", AWS_PORT: port })).toEqual({
    code: 1,
    sentence: `Port ${port} is in use. Stop what listens there, or set PORT or AWS_PORT to another one.`,
  });
});

test("a folder that cannot be written ends the start", async () => {
  const file = join(newFolder(), "file");
  writeFileSync(file, "");

  const { code, sentence } = await start({ DATA_DIR: join(file, "data") });

  expect(code).toBe(1);
  expect(sentence).toMatch(/^The data folder .* cannot be written .*Set DATA_DIR to one that can\.$/);
});

test("a second instance on one folder is refused, naming the first", async () => {
  const folder = newFolder();
  takeDataFolder(folder);

  const { code, sentence } = await start({ DATA_DIR: folder });

  expect(code).toBe(1);
  expect(sentence).toMatch(new RegExp(`^Another instance \\(process ${process.pid}\\) is running on .*\\.$`));
});

test.each([
  [{ PORT: "http" }, [], /^PORT must be a port number/],
  [{ DATABASE_URL: "mysql://x" }, [], /^DATABASE_URL must begin with/],
  [{}, ["--rest"], /^"--rest" is not an option/],
])("%j %j ends the start in one sentence", async (environment, args, words) => {
  const { code, sentence } = await start(environment, ...args);

  expect(code).toBe(1);
  expect(sentence).toMatch(words);
  expect(sentence.split("\n")).toHaveLength(1);
});
