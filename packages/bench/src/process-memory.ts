import { readdirSync, readFileSync } from "node:fs";

/** Resident memory in bytes of a process and all its descendants, from /proc; undefined where that is not there. */
export function residentMemory(root: number): number | undefined {
  try {
    const processes = readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => readProcess(Number(name)) ?? []);
    const family = new Set([root]);
    for (let before = 0; before < family.size; ) {
      before = family.size;
      for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid);
    }
    return processes.filter(({ pid }) => family.has(pid)).reduce((sum, { rss }) => sum + rss, 0);
  } catch {
    return undefined;
  }
}

function readProcess(pid: number) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
    return { pid, parent: field("PPid"), rss: field("VmRSS") * 1024 };
  } catch {
    // It ended meanwhile.
    return undefined;
  }
}
