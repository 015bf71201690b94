import { Chance } from "../chance.ts";
import { atLeast, exactly, printReport, progress, told } from "../report.ts";
import type { RunningSystem } from "../running-system.ts";
import { withSystem } from "../with-system.ts";
import { audit, type Finding } from "./audit.ts";
import { Laptop } from "./laptop.ts";
import { type GivenUp, runLoad, Visitor } from "./load.ts";
import { settle } from "./settle.ts";
import { makeTrouble, type Trouble } from "./trouble.ts";
import { drawUploads, type Upload } from "./uploads.ts";

export interface MixedOptions {
  minutes: number;
  images: number;
  seed: number;
}

/** Within which everything has to end by itself once the trouble is over. */
const recoveryMs = 600_000;

/**
 * Everything at once for some minutes: people use the library while the system is killed and its services fail. Then
 * the trouble ends, and what was promised is held against what is there.
 */
export async function runMixed({ minutes, images, seed }: MixedOptions): Promise<void> {
  say(`${minutes} minutes of trouble for ${images} pictures, --seed=${seed}`);
  const chance = new Chance(seed);
  const uploads = await drawUploads(images, chance, (done) => progress(`Drawing picture ${done} …`));
  process.env.DETECTORS ??= "labels,properties";
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
  await withSystem((system) => breakAndAudit(system, { minutes, images, seed }, uploads, chance));
}

async function breakAndAudit(
  system: RunningSystem,
  { minutes, images, seed }: MixedOptions,
  uploads: readonly Upload[],
  chance: Chance,
): Promise<void> {
  // The system leads a group of its own, which Ctrl+C does not reach.
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void system.kill().finally(() => process.exit(130)));
  }
  const laptop = await Laptop.open(system);
  const { trouble, givenUp } = await breakThings(laptop, uploads, minutes * 60_000, chance);
  const recovered = await recover(laptop, uploads);
  const audited = await audit(laptop, uploads);
  progress("");
  const lost = givenUp.map(({ what, reason }) => `${what}: ${reason}`);
  const refused = { row: exactly("asked for in vain", "calls", lost.length, 0), imageIds: [], notes: lost };
  const findings = [...toldOf(trouble), ...recovered, refused, ...audited];
  await explain(laptop, findings);
  const rows = findings.map(({ row }) => row);
  printReport({ name: "chaos", params: { minutes, images, seed }, rows });
  process.exitCode = rows.every(({ met }) => met !== false) ? 0 : 1;
}

/** Load and trouble together; the load goes on until all of it is acknowledged. */
async function breakThings(
  laptop: Laptop,
  uploads: readonly Upload[],
  durationMs: number,
  chance: Chance,
): Promise<{ trouble: Trouble; givenUp: GivenUp[] }> {
  const begun = performance.now();
  const [givenUp, trouble] = await Promise.all([
    runLoad(laptop.library, uploads, durationMs, new Chance(chance.seed())),
    makeTrouble(laptop, durationMs, new Chance(chance.seed()), ({ systemKills, functionKills }) => {
      const seconds = Math.round((performance.now() - begun) / 1000);
      const sent = uploads.filter(({ imageIds }) => imageIds.size > 0).length;
      progress(
        `${seconds} s, ${sent} pictures sent, ${systemKills} kills of all, ${functionKills} of functions …`,
      );
    }),
  ]);
  return { trouble, givenUp };
}

/** What ends by itself, and what after one retry of all that failed; the trash is emptied back into the library first. */
async function recover(laptop: Laptop, uploads: readonly Upload[]): Promise<Finding[]> {
  const sound = uploads.filter((upload) => upload.sound).length;
  const begun = performance.now();
  const byItself = await settle(laptop, recoveryMs);
  const seconds = (performance.now() - begun) / 1000;
  const untouched = await countIndexed(laptop, uploads);
  await laptop.library.signIn();
  const visitor = new Visitor(laptop.library, performance.now() + 60_000);
  for (const upload of uploads.filter(({ trashed }) => trashed)) {
    for (const imageId of upload.imageIds) await visitor.restore(imageId, upload);
  }
  const retried = await laptop.library.retryFailed();
  const afterwards = await settle(laptop, recoveryMs);
  return [
    { row: told("until all had ended by itself", "s", seconds), imageIds: [] },
    { row: told("that were ahead on the clock", "minutes", laptop.aheadSeconds / 60), imageIds: [] },
    {
      row: exactly("came to no end in time", "times", Number(!byItself) + Number(!afterwards), 0),
      imageIds: [],
    },
    { row: atLeast("sound pictures indexed untouched", "%", (100 * untouched) / sound, 95), imageIds: [] },
    { row: told("failed and tried again", "images", retried), imageIds: [] },
  ];
}

async function countIndexed({ stores }: Laptop, uploads: readonly Upload[]): Promise<number> {
  const rows = await stores.rows<{ id: string }>("select image_id as id from image where status = 'indexed'");
  const indexed = new Set(rows.map(({ id }) => id));
  return uploads.filter(({ sound, imageIds }) => sound && [...imageIds].some((id) => indexed.has(id))).length;
}

function toldOf({ systemKills, functionKills, resumptions, slowestStartMs }: Trouble): Finding[] {
  const rows = [
    told("kills of everything", "times", systemKills),
    told("kills of a function's process", "times", functionKills),
    told("resumptions of the database", "times", resumptions),
    told("slowest restart", "s", slowestStartMs / 1000),
  ];
  return rows.map((row) => ({ row, imageIds: [] }));
}

/** Prints what broken promises are about: notes, and each image with its history. */
async function explain({ library }: Laptop, findings: readonly Finding[]): Promise<void> {
  for (const { row, imageIds, notes = [] } of findings) {
    if (row.met !== false && notes.length === 0) continue;
    say(`\n${row.what}: ${row.value}`);
    for (const note of notes) say(`  ${note}`);
    for (const imageId of row.met === false ? imageIds : []) {
      const image = await library.image(imageId).catch((error: unknown) => String(error));
      if (typeof image === "string") say(`  ${imageId}: ${image}`);
      else {
        const { filename, status, attempt, failure, trashedAt, history } = image;
        say(`  ${JSON.stringify({ imageId, filename, status, attempt, failure, trashedAt })}`);
        for (const stage of history) say(`    ${JSON.stringify(stage)}`);
      }
    }
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
