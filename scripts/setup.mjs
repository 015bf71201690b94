// Makes a checkout ready: checks Node, installs what the lockfile names when it has changed. Needs nothing but Node.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const pnpm = "pnpm@10.34.8";
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node 20.19 or later is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

const root = new URL("../", import.meta.url);
const stamp = new URL("node_modules/.installed", root);
const lockfile = createHash("sha256")
  .update(readFileSync(new URL("pnpm-lock.yaml", root)))
  .digest("hex");
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lockfile) {
  const install = spawnSync("npx", ["--yes", pnpm, "install", "--frozen-lockfile"], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (install.status !== 0) {
    console.error("The packages could not be installed; what went wrong stands above.");
    process.exit(1);
  }
  writeFileSync(stamp, lockfile);
}
