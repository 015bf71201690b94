import { Operator } from "./operator.ts";
import { runCommand } from "./run-command.ts";

interface Page {
  objects: number;
  orphanObjects: string[];
  orphanImages: string[];
  next: string | null;
}

const prefixes = ["originals/", "media/", "analysis/"] as const;

/** Compares bucket and catalog and lists what one has and the other has not; changes nothing. */
await runCommand(async () => {
  const operator = await Operator.open(process.argv.slice(2));
  let [objects, orphans] = [0, 0];
  const report = (line: string) => {
    orphans++;
    process.stdout.write(`${line}\n`);
  };
  for (const prefix of prefixes) {
    for (let after: string | null | undefined; after !== null; ) {
      const page: Page = await operator.call("reconcile", { prefix, after });
      objects += page.objects;
      for (const key of page.orphanObjects) report(`object without image  ${key}`);
      for (const id of page.orphanImages) report(`image without object  ${prefix}${id}`);
      after = page.next;
      process.stderr.write(`${objects} objects are compared …\n`);
    }
  }
  process.stdout.write(`${objects} objects compared, ${orphans} orphans.\n`);
  return orphans === 0 ? 0 : 1;
});
