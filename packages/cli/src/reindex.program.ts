import { Operator } from "./operator.ts";
import { runCommand } from "./run-command.ts";

interface Step {
  images: number;
  missing: string[];
  next: number | null;
}

/** Has every image indexed again from the raw answers that are kept; nothing is analyzed again. */
await runCommand(async () => {
  const operator = await Operator.open(process.argv.slice(2));
  let images = 0;
  const missing: string[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const step: Step = await operator.call("reindex", { after });
    images += step.images;
    missing.push(...step.missing);
    after = step.next;
    process.stderr.write(`${images} images are told of again …\n`);
  }
  for (const key of missing) process.stdout.write(`missing  ${key}\n`);
  process.stdout.write(
    `${images} images go to the index again; ${missing.length} raw answers are missing.\n`,
  );
  return missing.length === 0 ? 0 : 1;
});
