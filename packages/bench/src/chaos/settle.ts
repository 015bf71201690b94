import { setTimeout } from "node:timers/promises";
import type { SystemStatus } from "../library.ts";
import { progress } from "../report.ts";
import type { Laptop } from "./laptop.ts";

/** Functions that work off what waits. */
const workers = ["prepare", "analyze", "index", "watch", "runJobs"];
/** What passes at once when nobody has anything to do, in seconds. */
const step = 60;

/** What is still to be done. */
interface Left {
  /** Somebody works, or can begin at once. */
  busy: boolean;
  tasks: number;
  images: number;
}

/**
 * Waits until every image has ended and every queue is empty but for looks to come. Whenever nobody has anything to do
 * but wait, time passes at once. Answers whether it came to that within so many ms.
 */
export async function settle(laptop: Laptop, withinMs: number): Promise<boolean> {
  for (const end = performance.now() + withinMs; performance.now() < end; ) {
    const left = await look(laptop);
    progress(
      `${left.images} images under way, ${left.tasks} tasks, ${Math.round(laptop.aheadSeconds / 60)} minutes ahead …`,
    );
    if (!left.busy && left.tasks === 0 && left.images === 0) return true;
    if (left.busy) await setTimeout(250);
    else await laptop.passTime(step);
    // Whoever was woken begins.
    await setTimeout(50);
  }
  return false;
}

async function look(laptop: Laptop): Promise<Left> {
  const [status, [unfinished]] = await Promise.all([
    laptop.status(),
    laptop.stores.rows<{ count: number }>(
      "select count(*) as count from image where status not in ('indexed', 'failed')",
    ),
  ]);
  return { busy: isBusy(status), tasks: countTasks(status), images: unfinished?.count ?? 0 };
}

function isBusy({ queues, functions }: SystemStatus): boolean {
  const running = workers.some((name) => (functions[name]?.running ?? 0) > 0);
  return running || Object.values(queues).some(({ available }) => available > 0);
}

/** Everything that waits or is worked on, but for looks to come. */
function countTasks({ queues, asyncInvocations }: SystemStatus): number {
  const counts = Object.entries(queues).map(
    ([name, { available, delayed, inFlight }]) => available + inFlight + (name === "watchdog" ? 0 : delayed),
  );
  return counts.reduce((sum, count) => sum + count, asyncInvocations);
}
