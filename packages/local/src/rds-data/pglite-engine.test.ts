import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { newFolder } from "../../test/aws.ts";
import { databaseNames, serveDataApi } from "../../test/database.ts";
import { newPgliteFolder } from "../../test/folders.ts";
import { builtFile } from "../lib/built.ts";
import { PgliteEngine, type PgliteOptions } from "./pglite-engine.ts";

async function openPglite(options: PgliteOptions = {}) {
  const folder = await newPgliteFolder();
  const engine = await PgliteEngine.open(folder, options);
  onTestFinished(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });
  return engine;
}

const run = async (engine: PgliteEngine, sql: string) => (await engine.run({ sql, values: [] })).rows;

test("what was acknowledged outlives kill -9", async () => {
  const folder = newFolder();
  const script = `
    import { Worker } from "node:worker_threads";
    const worker = new Worker(${JSON.stringify(builtFile("pglite.worker.js"))}, {
      execArgv: [],
      workerData: { folder: process.argv[1] },
    });
    let n = -1;
    worker.on("message", () => {
      if (n > 0) process.stdout.write(n + "\\n");
      n += 1;
      worker.postMessage({ sql: n === 0 ? "create table t (a int)" : "insert into t values (" + n + ")", values: [] });
    });`;
  const writer = spawn(process.execPath, ["--input-type=module", "-e", script, folder]);
  let output = "";
  for await (const chunk of writer.stdout) {
    output += String(chunk);
    if (output.length > 500) writer.kill("SIGKILL");
  }
  const acknowledged = Number(output.trimEnd().split("\n").at(-2));

  const engine = await PgliteEngine.open(folder);
  onTestFinished(() => engine.close());

  const [[max, count] = []] = await run(engine, "select max(a), count(*) from t");
  expect(acknowledged).toBeGreaterThan(0);
  expect(Number(max)).toBeGreaterThanOrEqual(acknowledged);
  expect(count).toBe(max);
});

test("a statement outside the open transaction waits for its end", async () => {
  const { client, execute, value } = await serveDataApi(await openPglite());
  await execute("create table t (a int)");
  const { transactionId } = await client.beginTransaction(databaseNames);
  await execute("insert into t values (1)", { transactionId });

  const outside = value("select count(*) from t");
  await client.commitTransaction({ ...databaseNames, transactionId });

  expect(await outside).toEqual({ longValue: 1 });
});

test("vacuums and analyzes what has changed when nobody asks anything", async () => {
  const engine = await openPglite({ vacuumAfterMs: 1_100 });
  await run(engine, "create table t (a int)");
  await run(engine, "insert into t select generate_series(1, 1000)");
  await run(engine, "delete from t where a <= 500");

  const stats = "select n_dead_tup, vacuum_count > 0, analyze_count > 0 from pg_stat_user_tables";
  await expect
    .poll(() => run(engine, stats), { interval: 1_500, timeout: 20_000 })
    .toEqual([["0", "t", "t"]]);
});
