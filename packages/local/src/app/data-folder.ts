import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "./options.ts";

const lockName = "lock";

/**
 * Makes the folder and takes it for this process: two on one folder would lose data silently.
 * @throws StartError when it cannot be written, or a living process has it
 */
export function takeDataFolder(folder: string): { release: () => void } {
  const lock = join(folder, lockName);
  try {
    mkdirSync(folder, { recursive: true });
    if (!tryLock(lock)) {
      const holder = readLock(lock);
      if (holder && isAlive(holder)) {
        throw new StartError(
          `Another instance (process ${holder.pid}) is running on ${folder}. Stop it, or set DATA_DIR to another folder.`,
        );
      }
      // Whoever held it was killed.
      rmSync(lock, { force: true });
      if (!tryLock(lock))
        throw new StartError(
          `Another instance is starting on ${folder}. Stop it, or set DATA_DIR to another folder.`,
        );
    }
  } catch (error) {
    if (error instanceof StartError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(
      `The data folder ${folder} cannot be written (${reason}). Set DATA_DIR to one that can.`,
    );
  }
  return { release: () => rmSync(lock, { force: true }) };
}

/** Empties the folder but for the lock. */
export function emptyDataFolder(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name !== lockName) rmSync(join(folder, name), { recursive: true });
  }
}

interface Holder {
  pid: number;
  /** When the process started, in the kernel's clock ticks; "" where that is not known. */
  startedAt: string;
}

function tryLock(lock: string): boolean {
  try {
    const holder: Holder = { pid: process.pid, startedAt: startOf(process.pid) };
    writeFileSync(lock, JSON.stringify(holder), { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function readLock(lock: string): Holder | undefined {
  try {
    const { pid, startedAt } = JSON.parse(readFileSync(lock, "utf8"));
    return { pid: Number(pid), startedAt: String(startedAt) };
  } catch {
    return undefined;
  }
}

/** A process number is used again some time; the start tells the holder from a stranger. */
function isAlive({ pid, startedAt }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  return startOf(pid) === startedAt;
}

function startOf(pid: number): string {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8");
    return fields.slice(fields.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}
