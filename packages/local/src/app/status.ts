import type { Parts } from "./parts.ts";
import { deadLetterQueueOf, names } from "./settings.ts";

/** What waits, what lies in dead-letter queues, and what everything has cost since the start; bytes and CPU ms. */
export function systemStatus({ queues, asyncInvocations, functions, detectors }: Parts) {
  const { user, system } = process.cpuUsage();
  const counts = (name: string) => ({
    ...queues.attributes(name),
    dead: queues.attributes(deadLetterQueueOf(name)),
  });
  return {
    pid: process.pid,
    queues: {
      analysis: counts(names.queues.analysis),
      index: counts(names.queues.index),
      jobs: counts(names.queues.jobs),
      watchdog: counts(names.queues.watchdog),
    },
    asyncInvocations: asyncInvocations.count(),
    functions: functions.usage(),
    detectors: detectors.usage(),
    /** Of this process: every local service, its threads and the detectors. */
    main: { cpuMs: (user + system) / 1000, rss: process.memoryUsage.rss() },
  };
}
