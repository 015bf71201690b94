import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { drawLibrary } from "@image-content-search/drawings/library";
import { accountOf, emailOf } from "./account.ts";
import { Journal } from "./journal.ts";
import { siteUrl } from "./options.ts";
import { Progress } from "./progress.ts";
import { runImport } from "./run.ts";
import { runCommand } from "./run-command.ts";
import { Site } from "./site.ts";
import { summaryText } from "./summary.ts";
import { allFailures, newTally } from "./tally.ts";

const usage = `npm run seed -- [--url=URL] [--email=ADDRESS] [FOLDER]

Puts drawn pictures, or those below a folder, into the library of an account, and waits until all are indexed.
URL is a stage's SiteUrl, http://localhost:3000 unless given. The password is taken from SEED_PASSWORD. Where the
site has a demo user, that is the account unless another is named. npm run import is for libraries of any size.
`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      url: { type: "string", default: "http://localhost:3000" },
      email: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const site = await Site.open(siteUrl("--url", values.url));
  const email = emailOf(site, values.email);
  await site.signIn(await accountOf(site, email, "SEED_PASSWORD"));
  const [folder] = positionals;
  if (folder !== undefined) return seed(site, email, resolve(process.env.INIT_CWD ?? "", folder));
  const drawn = await draw();
  try {
    return await seed(site, email, drawn);
  } finally {
    await rm(drawn, { recursive: true });
  }
}

/** Draws the documentation's library; answers its folder. */
async function draw(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "seed-"));
  for (const { filename, bytes } of await drawLibrary()) await writeFile(join(folder, filename), bytes);
  return folder;
}

async function seed(site: Site, account: string, folder: string): Promise<number> {
  const begun = performance.now();
  const tally = newTally();
  const progress = new Progress(tally, process.stderr, false);
  const stopped = await runImport({
    site,
    journal: new Journal(undefined, { site: site.url, account }),
    paths: [folder],
    concurrency: 4,
    dryRun: false,
    again: false,
    wait: true,
    stopping: new AbortController().signal,
    tally,
    progress,
  });
  progress.close();
  const seconds = (performance.now() - begun) / 1000;
  const outcome = { site: site.url, account, dryRun: false, waited: true, seconds, tally, stopped };
  process.stdout.write(summaryText(outcome));
  return stopped === null && allFailures(tally).length === 0 ? 0 : 1;
}

await runCommand(main);
