import { Operator } from "./operator.ts";
import { runCommand } from "./run-command.ts";

interface Difference {
  ownerId: string;
  term: string;
  where: string;
  missing: number;
  extra: number;
}

interface Step {
  differences: Difference[];
  next: number | null;
}

/** Compares what searches count by with the rows of images, and lists where they differ; changes nothing. */
await runCommand(async () => {
  const operator = await Operator.open(process.argv.slice(2));
  let found = 0;
  for (let after: number | null = 0; after !== null; ) {
    const step: Step = await operator.call("verifyCounts", { after });
    for (const { ownerId, term, where, missing, extra } of step.differences) {
      process.stdout.write(`${where}  ${ownerId}  ${term}  ${missing} missing, ${extra} too many\n`);
    }
    found += step.differences.length;
    after = step.next;
    if (after !== null) process.stderr.write(`Compared up to key ${after} …\n`);
  }
  process.stdout.write(`All counts are compared; ${found} differ.\n`);
  return found === 0 ? 0 : 1;
});
