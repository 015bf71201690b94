import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import type { LocalInfo } from "../src/app/local-pages.ts";
import { atLaptop, aws, awsTitle, runAws } from "./aws-command.ts";
import { documentedCommands, root } from "./documented-commands.ts";
import { newSystem } from "./system.ts";

/** What npx runs. */
const packages = [
  "sst",
  "vitest",
  /pnpm@[\d.]+/.exec(readFileSync(join(root, "scripts/setup.mjs"), "utf8"))?.[0],
];
/** Where nobody listens, and how the command says so. */
const nowhere = ["--endpoint-url", "http://127.0.0.1:9"];
const nobody = /Could not connect to the endpoint URL/;
/** What the laptop's services answer; the rest is held against what the command knows of AWS. */
const spoken = [
  "cognito-idp admin-create-user",
  "lambda invoke",
  "s3 sync",
  "sqs get-queue-attributes",
  "sqs purge-queue",
  "sqs receive-message",
];
/** What asks a person. */
const interactive = ["configure sso", "sso login"];
/** The version that the manual asks for, and what older ones that Linux distributions bring do not know. */
const needed = "2.16";
const recent = ["rds enable-http-endpoint", "sqs list-message-move-tasks", "sqs start-message-move-task"];

const commands = documentedCommands();
/** The commands that begin so, each with its text as a title. */
const titled = (...beginning: string[]) =>
  commands
    .filter(({ words }) => beginning.every((word, at) => words[at] === word))
    .map(({ words }) => [words.join(" ").replace(/\s+/g, " "), words] as const);
const flagsOf = (words: readonly string[]) => words.filter((word) => word.startsWith("--") && word !== "--");

test("documents run by npx what is tried here or the set-up names", () => {
  expect(commands.length).toBeGreaterThan(50);
  for (const { words } of commands.filter(({ words: [program] }) => program === "npx"))
    expect(packages).toContain(words[1]);
});

/** The scripts of the package that a command of npm is about. */
function scriptsOf(words: readonly string[]): Record<string, string> {
  const prefix = words.includes("--prefix") ? words[words.indexOf("--prefix") + 1] : ".";
  return JSON.parse(readFileSync(join(root, prefix ?? ".", "package.json"), "utf8")).scripts;
}

describe("npm", () => {
  test.each(titled("npm"))("%s is there", async (_command, words) => {
    const name = words[1] === "run" ? (words[2] ?? "") : (words[1] ?? "");
    const options = words.slice(words.indexOf("--") + 1);
    const flags = words.includes("--") ? flagsOf(options) : [];

    expect(Object.keys(scriptsOf(words))).toContain(name);
    const bench = join(root, `packages/bench/src/${options[0]}.program.ts`);
    if (name === "bench") expect(existsSync(bench), bench).toBe(true);
    if (existsSync(join(root, `packages/cli/dist/${name}.program.js`))) {
      const help = await outputOf(`packages/cli/dist/${name}.program.js`, "--help");
      for (const flag of flags) expect(help).toContain(flag);
    }
  });
});

describe("npx sst", () => {
  test.each(titled("npx", "sst"))("%s is known to the SST that is installed", async (_command, words) => {
    const help = await outputOf("node_modules/sst/cli/sst.js", words[2] ?? "", "--help");

    expect(help).toContain(`sst ${words[2]}`);
    for (const flag of flagsOf(words)) expect(help).toContain(flag);
  });
});

/** What a program says, also where it ends with an error. */
async function outputOf(program: string, ...words: string[]): Promise<string> {
  const run = promisify(execFile)(process.execPath, [join(root, program), ...words], { cwd: root });
  const { stdout, stderr } = await run.catch((error: { stdout: string; stderr: string }) => error);
  return stdout + stderr;
}

describe.skipIf(!aws)(`${awsTitle} takes`, () => {
  let info: LocalInfo;
  let isOld: boolean;
  beforeAll(async () => {
    info = await newSystem();
    const version = /aws-cli\/(\S+)/.exec(await runAws(["--version"]))?.[1] ?? "";
    isOld = version.localeCompare(needed, "en", { numeric: true }) < 0;
  }, 120_000);

  /** The words with names of the laptop's for those that stand for the reader's. */
  function filledIn(words: readonly string[]): string[] {
    const names: Record<string, string> = {
      "NAME-image-content-search-prepare": "prepare",
      ANOTHER_BUCKET: info.bucket,
      BUCKET_NAME: info.bucket,
      DEAD_LETTERS_URL: info.deadLetterQueueUrl,
      IMAGE_ID: "0190a5a0-0000-7000-8000-000000000001",
      OWNER_ID: "0190a5a0-0000-7000-8000-000000000002",
      QUEUE_URL: info.queueUrl,
      USER_POOL_ID: info.userPoolId,
    };
    return words.map((word) => word.replace(/[A-Z][A-Za-z_-]+/g, (name) => names[name] ?? name));
  }

  test.for(titled("aws"))("%s", async ([, [, ...words]], { skip }) => {
    const operation = words.slice(0, 2).join(" ");
    const named = filledIn(words);

    if (isOld && recent.includes(operation)) skip(`It needs version ${needed} of the command.`);
    if (spoken.includes(operation)) {
      await runAws([...atLaptop(info), ...named]);
    } else if (interactive.includes(operation)) {
      await expect(runAws([...named, "--no-such"])).rejects.toThrow(/^Unknown options: --no-such$/m);
    } else {
      // All that it knows of AWS lets the command pass: the first thing wrong is that nobody is there.
      await expect(runAws([...nowhere, ...named], { AWS_MAX_ATTEMPTS: "1" })).rejects.toThrow(nobody);
    }
  });
});
