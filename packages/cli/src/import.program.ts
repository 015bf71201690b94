import { accountOf, emailOf } from "./account.ts";
import { onInterrupt } from "./interrupt.ts";
import { Journal, journalFile } from "./journal.ts";
import { type ImportOptions, readOptions, usage } from "./options.ts";
import { Progress } from "./progress.ts";
import { runImport } from "./run.ts";
import { runCommand } from "./run-command.ts";
import { Site } from "./site.ts";
import { type Outcome, summaryJson, summaryText } from "./summary.ts";
import { allFailures, newTally } from "./tally.ts";

const exitCodes = { well: 0, failed: 1, interrupted: 130 } as const;

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  if (!options) {
    process.stdout.write(usage);
    return exitCodes.well;
  }
  const site = await Site.open(options.siteUrl);
  const email = emailOf(site, options.email);
  const owner = { site: site.url, account: email };
  const journal = new Journal(options.journal ?? journalFile(owner, process.env), owner);
  if (!options.dryRun) {
    await site.signIn(await accountOf(site, email, "IMPORT_PASSWORD"));
    journal.open();
  }
  try {
    return await importAll(options, site, email, journal);
  } finally {
    journal.close();
  }
}

async function importAll(
  options: ImportOptions,
  site: Site,
  account: string,
  journal: Journal,
): Promise<number> {
  const begun = performance.now();
  const tally = newTally();
  const progress = new Progress(tally, process.stderr, options.quiet);
  const stopping = interruptible(progress);
  const stopped = await runImport({ ...options, site, journal, tally, progress, stopping });
  progress.close();
  const seconds = (performance.now() - begun) / 1000;
  const { dryRun, wait } = options;
  const waited = wait && !dryRun;
  print(options, { site: site.url, account, dryRun, waited, seconds, tally, stopped });
  if (stopping.aborted) return exitCodes.interrupted;
  return stopped === null && allFailures(tally).length === 0 ? exitCodes.well : exitCodes.failed;
}

function interruptible(progress: Progress): AbortSignal {
  const stop = new AbortController();
  const once = () => {
    progress.say("Ending after the files in transfer. Ctrl-C again ends at once.");
    stop.abort();
  };
  process.on(
    "SIGINT",
    onInterrupt(once, () => process.exit(exitCodes.interrupted)),
  );
  return stop.signal;
}

function print({ json }: ImportOptions, outcome: Outcome): void {
  process.stdout.write(json ? `${JSON.stringify(summaryJson(outcome))}\n` : summaryText(outcome));
}

await runCommand(main);
