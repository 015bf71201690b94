import { setTimeout } from "node:timers/promises";
import type { Chance } from "../chance.ts";
import type { Laptop } from "./laptop.ts";

/** What was done to the system. */
export interface Trouble {
  systemKills: number;
  functionKills: number;
  resumptions: number;
  /** ms of the restart that took longest. */
  slowestStartMs: number;
}

const services = ["s3", "sqs", "events", "rekognition", "rds-data", "lambda"];
const failing = Object.fromEntries(services.map((service) => [service, 0.3]));
const seconds = { betweenSystemKills: [15, 40], betweenFunctionKills: [2, 7], betweenResumptions: [60, 120] };

/** What goes wrong all the while; some messages come up to ten times. */
function newFaults(chance: Chance, resuming: number) {
  return {
    seed: chance.seed(),
    failures: failing,
    silenceSeconds: 2,
    duplicates: { probability: 0.15, most: 10, withinSeconds: 10 },
    droppedNotifications: 0.05,
    resuming,
  };
}

/** Something that is done every so often, in seconds; `next` is when, in ms of `performance.now()`. */
interface Act {
  every: readonly number[];
  act: () => Promise<void>;
  next: number;
}

/** Makes trouble for so many ms, then ends it. */
export async function makeTrouble(
  laptop: Laptop,
  durationMs: number,
  chance: Chance,
  onDone: (trouble: Trouble) => void,
): Promise<Trouble> {
  const trouble: Trouble = { systemKills: 0, functionKills: 0, resumptions: 0, slowestStartMs: 0 };
  const acts = actsOf(laptop, durationMs, chance, trouble);
  await laptop.setFaults(newFaults(chance, 0));
  for (const end = performance.now() + durationMs; performance.now() < end; ) {
    onDone(trouble);
    await setTimeout(250);
    for (const one of acts.filter(({ next }) => next < performance.now())) {
      await one.act();
      one.next = soon(one.every, chance);
    }
  }
  await laptop.setFaults(undefined);
  return trouble;
}

/** What is done again and again within so many ms; each counts itself in `trouble`. */
function actsOf(laptop: Laptop, durationMs: number, chance: Chance, trouble: Trouble): Act[] {
  const resumeSeconds = Math.min(30, durationMs / 6_000);
  const acts = [
    {
      every: seconds.betweenSystemKills,
      act: async () => {
        trouble.systemKills++;
        trouble.slowestStartMs = Math.max(trouble.slowestStartMs, await laptop.killAndStart());
      },
    },
    {
      every: seconds.betweenFunctionKills,
      act: async () => {
        if (await killFunction(laptop, chance)) trouble.functionKills++;
      },
    },
    {
      every: seconds.betweenResumptions.map((most) => Math.min(most, durationMs / 3_000)),
      act: async () => {
        trouble.resumptions++;
        await laptop.setFaults(newFaults(chance, resumeSeconds));
      },
    },
  ];
  return acts.map((one) => ({ ...one, next: soon(one.every, chance) }));
}

function soon([least = 0, most = 0]: readonly number[], chance: Chance): number {
  return performance.now() + chance.between(least, most) * 1000;
}

/** `kill -9` of one process of one function; answers whether there was one. */
async function killFunction(laptop: Laptop, chance: Chance): Promise<boolean> {
  const { functions } = await laptop.status();
  const pids = Object.values(functions).flatMap((usage) => usage.pids);
  if (pids.length === 0) return false;
  try {
    process.kill(chance.pick(pids), "SIGKILL");
    return true;
  } catch {
    // It has ended meanwhile.
    return false;
  }
}
