import type { Browser, Page } from "playwright-core";

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Begin and duration in µs. */
  ts: number;
  dur?: number;
  args?: { name?: string };
}

/** What the page's main thread had to do. */
export interface MainThreadWork {
  /** ms of work for each frame that was drawn. */
  frames: number[];
  /** ms of each task. */
  tasks: number[];
}

/** Traces the page while `act` runs. */
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
  const own = events
    .filter(({ pid, tid }) => `${pid} ${tid}` === main)
    .sort((one, other) => one.ts - other.ts);
  const tasks = own.filter(({ name, dur }) => name === "RunTask" && dur !== undefined);
  const frames = own.filter(({ name }) => name === "BeginMainThreadFrame");
  const perFrame = frames.map(() => 0);
  let frame = -1;
  for (const { ts, dur = 0 } of tasks) {
    while (frame + 1 < frames.length && (frames[frame + 1]?.ts ?? 0) <= ts + dur) frame++;
    if (frame >= 0) perFrame[frame] = (perFrame[frame] ?? 0) + dur / 1000;
  }
  return { frames: perFrame, tasks: tasks.map(({ dur = 0 }) => dur / 1000) };
}

/** The renderer's main thread that drew the most: that of the page. */
function mainThreadOf(events: readonly TraceEvent[]): string | undefined {
  const drawn = new Map<string, number>();
  for (const { name, pid, tid } of events) {
    if (name !== "BeginMainThreadFrame") continue;
    const thread = `${pid} ${tid}`;
    drawn.set(thread, (drawn.get(thread) ?? 0) + 1);
  }
  return [...drawn].sort(([, one], [, other]) => other - one)[0]?.[0];
}
