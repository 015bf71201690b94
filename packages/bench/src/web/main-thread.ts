import type { Browser, Page } from "playwright-core";

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Begin, duration, and what of it the thread ran, in µs. */
  ts: number;
  dur?: number;
  tdur?: number;
}

/** What the page's main thread had to do. */
export interface MainThreadWork {
  /** CPU ms for each frame that was drawn. */
  frames: number[];
  /** CPU ms of each task. */
  tasks: number[];
}

const frameDrawn = "BeginCommitCompositorFrame";

/**
 * Traces the page while `act` runs. Times are those that the thread ran: on a machine that does other things as well,
 * the time that passes says more of those.
 */
export async function traceMainThread(
  browser: Browser,
  page: Page,
  act: () => Promise<void>,
): Promise<MainThreadWork> {
  await browser.startTracing(page, {
    categories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"],
  });
  await act();
  const trace: { traceEvents: TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString());
  return workOf(trace.traceEvents);
}

function workOf(events: readonly TraceEvent[]): MainThreadWork {
  const main = mainThreadOf(events);
  const own = events.filter((event) => threadOf(event) === main).sort((one, other) => one.ts - other.ts);
  const tasks = own.filter(({ name, dur }) => name === "RunTask" && dur !== undefined);
  const frames = own.filter(({ name }) => name === frameDrawn);
  const perFrame = frames.map(() => 0);
  let frame = -1;
  for (const task of tasks) {
    while (frame + 1 < frames.length && (frames[frame + 1]?.ts ?? 0) <= task.ts + (task.dur ?? 0)) frame++;
    if (frame >= 0) perFrame[frame] = (perFrame[frame] ?? 0) + cpuOf(task);
  }
  return { frames: perFrame, tasks: tasks.map(cpuOf) };
}

function cpuOf({ tdur, dur = 0 }: TraceEvent): number {
  return (tdur ?? dur) / 1_000;
}

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid} ${tid}`;
}

/** The thread that drew the most frames: that of the page. */
function mainThreadOf(events: readonly TraceEvent[]): string | undefined {
  const drawn = new Map<string, number>();
  for (const event of events) {
    if (event.name !== frameDrawn) continue;
    drawn.set(threadOf(event), (drawn.get(threadOf(event)) ?? 0) + 1);
  }
  return [...drawn].sort(([, one], [, other]) => other - one)[0]?.[0];
}
