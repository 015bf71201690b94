import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { offlineEnvironment } from "../scripts/offline-environment.mjs";
import { FakeAws } from "./testing/fake-aws.ts";

const outputsFile = ".sst/outputs.json";
const before = existsSync(outputsFile) ? readFileSync(outputsFile) : undefined;
const aws = new FakeAws();
let printed = "";
let exitCode: number | null = null;

// What a real deployment left behind is put back.
afterAll(() => {
  aws.close();
  if (before) writeFileSync(outputsFile, before);
  else rmSync(outputsFile, { force: true });
});

beforeAll(async () => {
  const endpoint = await aws.listen();
  const own = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|TEST)/.test(name));
  const env = { ...offlineEnvironment(Object.fromEntries(own), endpoint), CI: "true" };
  const program = ["node_modules/sst/cli/sst.js", "deploy", "--stage", "faked"];
  const child = spawn(process.execPath, program, { env, stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (printed += chunk));
  exitCode = await new Promise((resolve) => child.once("close", resolve));
}, 300_000);

test("goes through with `sst deploy`, stack by stack, as far as a faked account can tell", () => {
  expect([exitCode, exitCode === 0 ? "" : printed]).toEqual([0, ""]);
  expect(aws.unanswered).toEqual([]);
  expect(aws.deployed.map(({ name }) => name.replace("faked-image-content-search-", "")).sort()).toEqual(
    ["storage", "database", "edge", "auth", "ingest", "api", "monitoring"].sort(),
  );
});

test("makes each stack after those whose exports it imports", () => {
  const missing = aws.deployed.flatMap(({ name, missingImports }) =>
    missingImports.map((it) => `${name}: ${it}`),
  );

  expect(aws.deployed.reduce((sum, { imports }) => sum + imports, 0)).toBeGreaterThan(20);
  expect(missing).toEqual([]);
});

test("stays within what CloudFormation takes", () => {
  for (const { size, resources } of aws.deployed) {
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
    expect(size).toBeLessThan(1_000_000);
    expect(resources).toBeLessThanOrEqual(500);
  }
});

test("publishes a package for every function that Lambda takes", () => {
  const zips = [...aws.buckets.objects].filter(([path]) => path.endsWith(".zip"));

  expect(zips.length).toBeGreaterThan(15);
  // https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
  for (const [, content] of zips) expect(content.length).toBeLessThan(50 * 1024 * 1024);
});

test("hands out the outputs that people and scripts need", () => {
  const { edge } = Object.fromEntries(
    Object.entries(JSON.parse(readFileSync(outputsFile, "utf8"))).map(([stack, outputs]) => [
      stack.replace("faked-image-content-search-", ""),
      outputs,
    ]),
  );

  expect(edge).toMatchObject({ SiteUrl: "the SiteUrl", ApiUrl: "the ApiUrl" });
});
