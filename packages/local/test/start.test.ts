import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { takeDataFolder } from "../src/app/data-folder.ts";
import { builtFile } from "../src/lib/built.ts";
import { newFolder } from "./aws.ts";
import { addLibrary } from "./folders.ts";
import { freePort } from "./postgres.ts";
import { launch } from "./program.ts";

/** Starts the system's program on a folder of its own, unless another is given. */
function launchSystem(environment: Record<string, string>, ...args: string[]) {
  return launch(builtFile("main.program.js"), args, { DATA_DIR: newFolder(), ...environment });
}

/** Runs it to its end, which is told in one sentence. */
async function start(environment: Record<string, string>, ...args: string[]) {
  const { code, errors } = await launchSystem(environment, ...args).end;
  return { code, sentence: errors.trim() };
}

test("a port in use ends the start in one sentence that says what to do", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = String(typeof address === "object" ? address?.port : "");

  expect(await start({ PORT: String(await freePort()), AWS_PORT: port })).toEqual({
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

test("a folder that a process holds ends the start, naming the process", async () => {
  const folder = newFolder();
  takeDataFolder(folder);

  const { code, sentence } = await start({ DATA_DIR: folder });

  expect(code).toBe(1);
  expect(sentence).toMatch(new RegExp(`^Another instance \\(process ${process.pid}\\) is running on .*\\.$`));
});

test("a second instance on one folder is refused; the first runs on until it is told to stop", async () => {
  const DATA_DIR = newFolder();
  await addLibrary(DATA_DIR);
  const [PORT, AWS_PORT] = [String(await freePort()), String(await freePort())];
  const first = launchSystem({ DATA_DIR, PORT, AWS_PORT });
  await vi.waitFor(() => expect(first.said.output).toContain("ready in"), 50_000);

  const { code, sentence } = await start({ DATA_DIR });

  expect([code, sentence]).toEqual([
    1,
    expect.stringContaining(`(process ${first.child.pid}) is running on`),
  ]);
  expect((await fetch(`http://localhost:${PORT}/api/health`)).status).toBe(200);
  first.child.kill("SIGTERM");
  expect((await first.end).code).toBe(0);
  expect(existsSync(join(DATA_DIR, "lock"))).toBe(false);
});

test("a database that does not answer ends the start in one sentence without the password", async () => {
  const [PORT, AWS_PORT, closed] = [await freePort(), await freePort(), await freePort()];
  const DATABASE_URL = `postgres://ada:secret@127.0.0.1:${closed}/library`;

  expect(await start({ PORT: String(PORT), AWS_PORT: String(AWS_PORT), DATABASE_URL })).toEqual({
    code: 1,
    sentence:
      `The database at 127.0.0.1:${closed}, which DATABASE_URL names, cannot be used ` +
      `(connect ECONNREFUSED 127.0.0.1:${closed}).`,
  });
});

test.each([
  [{ PORT: "abc" }, [], /^PORT must be a port number from 1 to 65535; it is "abc"\.$/],
  [{ AWS_PORT: "70000" }, [], /^AWS_PORT must be a port number from 1 to 65535; it is "70000"\.$/],
  [{ DATABASE_URL: "mysql://x" }, [], /^DATABASE_URL must be a URL that begins with/],
  [{}, ["--rest"], /^"--rest" is not an option/],
])("%j %j ends the start in one sentence", async (environment, args, words) => {
  const { code, sentence } = await start(environment, ...args);

  expect(code).toBe(1);
  expect(sentence).toMatch(words);
  expect(sentence.split("\n")).toHaveLength(1);
});
