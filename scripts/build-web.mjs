// Builds the SPA into packages/web/dist when its sources have changed since the last time.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { whenChanged } from "./when-changed.mjs";

const web = fileURLToPath(new URL("../packages/web", import.meta.url));
const inputs = ["src", "public", "index.html", "vite.config.ts", "package.json"];

/** Leaves a build of the present sources in packages/web/dist. */
export async function buildWeb() {
  const sources = [...inputs.map((name) => `packages/web/${name}`), "packages/core/src"];
  await whenChanged("packages/web/dist", sources, runVite);
}

function runVite() {
  const vite = join(web, "node_modules/vite/bin/vite.js");
  const { status } = spawnSync(process.execPath, [vite, "build", "--logLevel", "warn"], {
    cwd: web,
    stdio: "inherit",
    // What people get is a production build, also when tests ask for it.
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (status !== 0) throw new Error("The web app could not be built; what went wrong stands above.");
}
