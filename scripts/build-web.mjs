// Builds the SPA into packages/web/dist when its sources have changed since the last time.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const packages = fileURLToPath(new URL("../packages/", import.meta.url));
const stamp = join(packages, "web/dist/.sources");
const inputs = [
  "web/src",
  "web/public",
  "web/index.html",
  "web/vite.config.ts",
  "web/package.json",
  "core/src",
];

function filesOf(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path).flatMap((name) => filesOf(join(path, name)));
}

function sourcesHash() {
  const hash = createHash("sha256");
  for (const file of [
    ...inputs.flatMap((input) => filesOf(join(packages, input))),
    join(packages, "../pnpm-lock.yaml"),
  ]) {
    hash.update(file.slice(packages.length)).update("\0").update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** Leaves a build of the present sources in packages/web/dist. */
export function buildWeb() {
  const sources = sourcesHash();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return;
  const vite = join(packages, "web/node_modules/vite/bin/vite.js");
  const { status } = spawnSync(process.execPath, [vite, "build", "--logLevel", "warn"], {
    cwd: join(packages, "web"),
    stdio: "inherit",
    // What people get is a production build, also when tests ask for it.
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (status !== 0) throw new Error("The web app could not be built; what went wrong stands above.");
  writeFileSync(stamp, sources);
}
