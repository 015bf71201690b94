// Checks the types of every package and of the stacks, two at a time; prints what is wrong and fails then.
import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const projects = [".", "stacks", ...readdirSync(`${root}packages`).map((name) => `packages/${name}`)].filter(
  (folder) => existsSync(`${root}${folder}/tsconfig.json`),
);

function check(project) {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [`${root}node_modules/typescript/bin/tsc`, "-p", project],
      { cwd: root },
      (error, out) => {
        if (error) process.exitCode = 1;
        process.stdout.write(out);
        resolve();
      },
    );
  });
}

async function work() {
  for (let project = projects.shift(); project; project = projects.shift()) await check(project);
}

await Promise.all([work(), work()]);
