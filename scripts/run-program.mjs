// Builds a package's programs and runs one of them, in this process and with its arguments.
import { stop } from "esbuild";
import { buildPrograms } from "./build-programs.mjs";

/** Runs `{program}.program.ts` of `packages/{name}`. */
export async function runProgram(name, program) {
  await buildPrograms(name);
  stop();
  await import(`../packages/${name}/dist/${program}.program.js`);
}
