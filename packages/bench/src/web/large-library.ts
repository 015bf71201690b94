import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fillLibrary } from "../fill-library.ts";
import { Library } from "../library.ts";
import { progress } from "../report.ts";
import { RunningSystem } from "../running-system.ts";
import type { DirectDatabase } from "../search/direct-database.ts";
import { loadLibrary, neighbourId, ownerId } from "../search/load-library.ts";
import { startPostgresServer } from "../search/server.ts";

/** A running system on which the demo user has a library of many images. */
export interface LargeSystem {
  appUrl: string;
  stop: () => Promise<void>;
}

/** Starts it; what is in the folder `kept`, if there is such, is used again. */
export async function startLargeSystem(images: number, kept: string | undefined): Promise<LargeSystem> {
  const folder = kept ?? (await mkdtemp(join(tmpdir(), "bench-web-")));
  await mkdir(folder, { recursive: true });
  const server = await startPostgresServer(undefined, kept && join(kept, "postgres"));
  const options = { images, seed: 1 };
  const databaseUrl = await server.urlOf?.(options);
  if (databaseUrl === undefined) throw new Error("A large library needs a PostgreSQL.");
  const database = await server.open(options);
  await loadLibrary(database, options);
  const system = await RunningSystem.start({ dataFolder: join(folder, "data"), databaseUrl });
  await giveToDemoUser(database, system.appUrl);
  await database.close();
  return {
    appUrl: system.appUrl,
    async stop() {
      await system.stop();
      await server.stop();
      if (!kept) await rm(folder, { recursive: true });
    },
  };
}

/** Makes the generated library the demo user's own. Its images are shown by the pictures of a few that are real. */
async function giveToDemoUser({ run }: DirectDatabase, appUrl: string): Promise<void> {
  const { rowCount } = await run("select from owner where owner_id = $1", [ownerId]);
  if (rowCount === 0) return;
  await fillLibrary(await Library.open(appUrl));
  progress("Handing over the library …");
  const [demo] = (
    await run("select owner_key, owner_id from owner where owner_id not in ($1, $2)", [ownerId, neighbourId])
  ).rows;
  // Neither triggers nor bitmaps: what can be found stays as it is.
  await run("set session_replication_role = replica");
  await run(
    `with real as (
      select row_number() over () - 1 as place, count(*) over () as pictures, width, height, thumbnail, preview, thumbhash
      from image where owner_key = $1
    )
    update image set width = real.width, height = real.height, thumbnail = real.thumbnail,
      preview = real.preview, thumbhash = real.thumbhash
    from real where image.owner_key = 1 and image.ordinal % real.pictures = real.place`,
    [demo?.owner_key],
  );
  await run("update owner set owner_id = gen_random_uuid() where owner_key = $1", [demo?.owner_key]);
  await run("update owner set owner_id = $1 where owner_key = 1", [demo?.owner_id]);
  await run("set session_replication_role = origin");
  // What the loading left to do would be done while the app is measured.
  await run("vacuum analyze");
  await run("checkpoint");
}
