import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "@image-content-search/local/postgres";
import { type Engine, PgliteEngine, PostgresEngine } from "@image-content-search/local/rds-data";
import { type DirectDatabase, openPglite, openPostgres } from "./direct-database.ts";
import type { LibraryOptions } from "./load-library.ts";

/** Where libraries stand, each in a database of its own. */
export interface Server {
  /** Opens a library's database, which is made when there is none. */
  open(library: LibraryOptions): Promise<DirectDatabase>;
  /** Where its PostgreSQL is reached; undefined for PGlite. */
  urlOf?(library: LibraryOptions): Promise<string>;
  /** Opens it for the Data API; nobody else may have it open. */
  openEngine(library: LibraryOptions): Promise<Engine>;
  /** Ends it, and removes what is not to be kept. */
  stop(): Promise<void>;
}

/** What a writer on two cores with 8 GB would have. */
const settings = {
  shared_buffers: "2GB",
  effective_cache_size: "6GB",
  work_mem: "64MB",
  maintenance_work_mem: "512MB",
  jit: "off",
  synchronous_commit: "off",
  max_wal_size: "8GB",
  checkpoint_timeout: "30min",
};

/** PostgreSQL 16: the one at the URL, or one of our own, whose data stay in the folder `kept` if there is such. */
export async function startPostgresServer(
  url: string | undefined,
  kept: string | undefined,
): Promise<Server> {
  const own = url ? { url, stop: async () => {} } : await startPostgres(settings, kept);
  const urlOf = async (library: LibraryOptions) => {
    const name = nameOf(library);
    const admin = await openPostgres(own.url);
    const { rowCount } = await admin.run("select from pg_database where datname = $1", [name]);
    if (rowCount === 0) await admin.run(`create database ${name}`);
    await admin.close();
    return Object.assign(new URL(own.url), { pathname: `/${name}` }).href;
  };
  return {
    urlOf,
    open: async (library) => openPostgres(await urlOf(library)),
    openEngine: async (library) => PostgresEngine.open(await urlOf(library)),
    stop: own.stop,
  };
}

/** PGlite, in folders below `kept` or in some that go with the end. */
export async function startPgliteServer(kept: string | undefined): Promise<Server> {
  const folder = kept ?? (await mkdtemp(join(tmpdir(), "bench-search-")));
  return {
    open: (library) => openPglite(join(folder, nameOf(library))),
    openEngine: (library) => PgliteEngine.open(join(folder, nameOf(library))),
    stop: async () => {
      if (!kept) await rm(folder, { recursive: true });
    },
  };
}

function nameOf({ images, seed }: LibraryOptions): string {
  return `bench_search_${images}_${seed}`;
}
