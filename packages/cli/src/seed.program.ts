import { readdir, readFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { parseArgs } from "node:util";
import { drawLibrary } from "@image-content-search/drawings/library";
import { progress, waitFor } from "../../bench/src/report.ts";
import { type Account, type PictureFile, Site } from "./site.ts";

const usage = `npm run seed -- [--url=URL] [--email=ADDRESS] [FOLDER]

Puts the pictures of a folder, or else drawn ones, into the library of an account, and waits until all are indexed.
URL is a stage's SiteUrl, http://localhost:3000 unless given. The password is taken from SEED_PASSWORD. Where the
site has a demo user, that is the account unless another is named.
`;

const contentTypes: Readonly<Record<string, string>> = {
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".png": "image/png",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".gif": "image/gif",
  ".tif": "image/tiff",
  ".tiff": "image/tiff",
};
const uploadsAtOnce = 4;
const longestMs = 15 * 60_000;

type Load = () => Promise<PictureFile>;

async function main(): Promise<void> {
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
    return;
  }
  const [folder] = positionals;
  const pictures = folder === undefined ? await drawn() : await picturesIn(folder);
  const site = await Site.open(values.url.replace(/\/+$/, ""));
  await site.signIn(accountOf(site, values.email));
  const imageIds = await uploadAll(site, pictures);
  await watch(site, imageIds);
}

async function drawn(): Promise<Load[]> {
  const pictures = await drawLibrary();
  return pictures.map((picture) => async () => ({ ...picture, contentType: "image/jpeg" }));
}

async function picturesIn(folder: string): Promise<Load[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new Error(`The folder ${folder} cannot be read.`, { cause });
  });
  const loads = names.sort().flatMap((name): Load[] => {
    const contentType = contentTypes[extname(name).toLowerCase()];
    if (!contentType) return [];
    return [
      async () => ({ filename: basename(name), contentType, bytes: await readFile(join(folder, name)) }),
    ];
  });
  if (loads.length === 0) throw new Error(`There are no pictures in ${folder}.`);
  return loads;
}

function accountOf({ config }: Site, email: string | undefined): Account {
  const { demoUser } = config;
  if (demoUser && (email === undefined || email === demoUser.email)) return demoUser;
  const password = process.env.SEED_PASSWORD;
  if (email && password) return { email, password };
  throw new Error("Say whose library it is: --email=ADDRESS, and the password in SEED_PASSWORD.");
}

/** Uploads all, some at once; what is refused is told and left out. Answers the ids of the new ones. */
async function uploadAll(site: Site, pictures: readonly Load[]): Promise<string[]> {
  const imageIds: string[] = [];
  const queue = [...pictures];
  let done = 0;
  const lane = async () => {
    for (let load = queue.shift(); load; load = queue.shift()) {
      const picture = await load();
      try {
        const { imageId, duplicate } = await site.upload(picture);
        if (!duplicate) imageIds.push(imageId);
      } catch (error) {
        tell(`✗ ${picture.filename}: ${error instanceof Error ? error.message : String(error)}`);
      }
      progress(`${++done} of ${pictures.length} uploaded …`);
    }
  };
  await Promise.all(Array.from({ length: uploadsAtOnce }, lane));
  tell(`${imageIds.length} uploaded, ${pictures.length - imageIds.length} refused or there already.`);
  return imageIds;
}

/** Waits until each is indexed or failed, and tells what came of it. */
async function watch(site: Site, imageIds: readonly string[]): Promise<void> {
  const left = new Set(imageIds);
  let indexed = 0;
  const look = async () => {
    for (const imageId of left) {
      const { status, filename, failure } = await site.image(imageId);
      if (status !== "indexed" && status !== "failed") continue;
      left.delete(imageId);
      if (status === "indexed") indexed++;
      else tell(`✗ ${filename}: ${failure?.message ?? "failed"}`);
    }
    progress(`${imageIds.length - left.size} of ${imageIds.length} done …`);
    return left.size === 0 || undefined;
  };
  await waitFor("all pictures are indexed", longestMs, look, 1_000);
  tell(`${indexed} indexed. See them at ${site.url}`);
}

function tell(line: string): void {
  progress("");
  process.stdout.write(`${line}\n`);
}

try {
  await main();
} catch (error) {
  tell(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
