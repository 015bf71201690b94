// `npm run synth [-- --stage NAME]…`: writes every CloudFormation template into dist/cloudformation, a developer's
// stage and production unless others are named. Asks neither AWS nor the network for anything.
import "./setup.mjs";
import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { offlineEnvironment } from "./offline-environment.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const target = join(root, "dist/cloudformation");
const suffix = ".template.json";
/** Some twenty seconds are usual; what takes so many times that waits for something. */
const longestMs = 300_000;

/** Runs `sst build` of a stage into a folder. @throws with its own words when it fails */
function build(stage, folder) {
  const program = join(root, "node_modules/sst/cli/sst.js");
  const preload = new URL("offline-aws.mjs", import.meta.url).href;
  // What offline-aws.mjs does not answer is refused at once.
  const env = offlineEnvironment(process.env, "http://127.0.0.1:9");
  const child = spawn(
    process.execPath,
    ["--import", preload, program, "build", "--stage", stage, "--to", folder],
    { cwd: root, env, stdio: ["ignore", "pipe", "pipe"], timeout: longestMs },
  );
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (code === 0) resolve();
      else if (signal) reject(new Error(`it took longer than ${longestMs / 1_000} s.`));
      else reject(new Error(causeIn(output)));
    });
  });
}

/** What SST's output says of the cause, without where in its own code that was; else all of it. */
function causeIn(output) {
  const lines = output.split("\n").map((line) => line.trim());
  const first = lines.findIndex((line) => /^\w*Error: /.test(line));
  if (first < 0) return output.trim();
  const rest = lines.slice(first);
  const end = rest.findIndex((line) => line === "" || /^(at |Trace: )/.test(line));
  const words = end < 0 ? rest : rest.slice(0, end);
  return words.join("; ").replace(/^\w*Error: /, "");
}

/** Copies a stage's templates to the target and says how large they are, in the order they are deployed. */
function collect(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(suffix))
    .map((name) => {
      copyFileSync(join(folder, name), join(target, name));
      const { Resources } = JSON.parse(readFileSync(join(folder, name), "utf8"));
      return {
        stack: name.slice(0, -suffix.length),
        resources: Object.keys(Resources).length,
        kilobytes: Math.ceil(statSync(join(folder, name)).size / 1_000),
      };
    });
}

function stagesAsked() {
  const stage = { type: "string", multiple: true, default: ["developer", "production"] };
  try {
    return parseArgs({ options: { stage } }).values.stage;
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

function printTable(rows) {
  const width = Math.max(...rows.map(({ stack }) => stack.length));
  console.log(`\n${"stack".padEnd(width)}  resources     size`);
  for (const { stack, resources, kilobytes } of rows) {
    console.log(`${stack.padEnd(width)}  ${String(resources).padStart(9)}  ${`${kilobytes} kB`.padStart(7)}`);
  }
}

const stages = stagesAsked();
const started = performance.now();
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const rows = [];
try {
  // One after the other: SST keeps the functions' bundles of all stages in one place.
  for (const stage of stages) {
    const begun = performance.now();
    process.stdout.write(`Synthesizing ${stage} … `);
    const folder = join(root, ".sst/synth", stage);
    rmSync(folder, { recursive: true, force: true });
    await build(stage, folder);
    rows.push(...collect(folder));
    console.log(`${((performance.now() - begun) / 1_000).toFixed(1)} s`);
  }
} catch (error) {
  console.error(`\nThe templates could not be synthesized: ${error.message}`);
  process.exit(1);
}
printTable(rows);
const seconds = ((performance.now() - started) / 1_000).toFixed(1);
console.log(`\n${rows.length} templates in dist/cloudformation, ${seconds} s, without AWS or network.`);
