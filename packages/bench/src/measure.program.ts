import { spawn } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Chapter, chapters } from "./measure/chapters.ts";
import { writeDocument } from "./measure/document.ts";
import { saveReport } from "./measure/saved-reports.ts";
import type { Report } from "./report.ts";

/**
 * Runs every bench, or those that are named, one after the other; keeps each report and writes the document. What
 * search is asked in is loaded anew, which takes 20 minutes, unless `--keep` names the folder of an earlier run.
 */
async function main(): Promise<void> {
  const { values, positionals: wanted } = parseArgs({
    options: { keep: { type: "string" } },
    allowPositionals: true,
  });
  const known = chapters.map(({ name }) => name);
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown) throw new Error(`There is no bench "${unknown}". There are: ${known.join(", ")}.`);
  for (const chapter of chapters) {
    if (wanted.length > 0 && !wanted.includes(chapter.name)) continue;
    process.stdout.write(`\n${chapter.title}\n`);
    const kept = chapter.name === "search" && values.keep ? ["--keep", values.keep] : [];
    saveReport(await run(chapter, kept));
    await writeDocument();
  }
}

/** The report of a bench in a process of its own. @throws Error when it fails */
function run({ name, options }: Chapter, more: readonly string[]): Promise<Report> {
  const program = join(import.meta.dirname, `${name}.program.js`);
  const child = spawn(process.execPath, [program, ...options, ...more, "--json"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => {
    printed += chunk.toString();
    process.stdout.write(chunk);
  });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => {
      if (code === 0) resolve(JSON.parse(printed.trimEnd().split("\n").at(-1) ?? ""));
      else reject(new Error(`The bench "${name}" failed; what went wrong stands above.`));
    });
  });
}

await main();
