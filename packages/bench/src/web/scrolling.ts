import type { Browser, CDPSession, Page } from "playwright-core";
import { type MainThreadWork, traceMainThread } from "./main-thread.ts";

export interface Scrolling {
  work: MainThreadWork;
  /** MB by which the heap has grown, garbage collected. */
  heapGrowth: number;
  /** Pixels that were scrolled. */
  distance: number;
}

const wheelStep = 240;
const wheelPause = 12;
const railStops = 20;

/** Turns the wheel for so many ms. */
export function scrollByWheel(browser: Browser, page: Page, milliseconds: number): Promise<Scrolling> {
  return measured(browser, page, async () => {
    await page.mouse.move(600, 400);
    const until = Date.now() + milliseconds;
    while (Date.now() < until) {
      await page.mouse.wheel(0, wheelStep);
      await page.waitForTimeout(wheelPause);
    }
  });
}

/** Drags the rail of dates from the top to the bottom, stopping where photos are to be seen. */
export function scrollByRail(browser: Browser, page: Page): Promise<Scrolling> {
  return measured(browser, page, async () => {
    const box = await page.getByRole("slider", { name: "By date" }).boundingBox();
    if (!box) throw new Error("There is no rail of dates.");
    const x = box.x + box.width / 2;
    await page.mouse.move(x, box.y + 1);
    await page.mouse.down();
    for (let stop = 1; stop <= railStops; stop++) {
      await page.mouse.move(x, box.y + (stop / railStops) * (box.height - 2), { steps: 4 });
      await page.waitForTimeout(300);
    }
    await page.mouse.up();
    await page.waitForTimeout(1_000);
  });
}

async function measured(browser: Browser, page: Page, act: () => Promise<void>): Promise<Scrolling> {
  const session = await page.context().newCDPSession(page);
  const before = { heap: await heapOf(session), y: await page.evaluate(() => scrollY) };
  const work = await traceMainThread(browser, page, act);
  const distance = Math.abs((await page.evaluate(() => scrollY)) - before.y);
  return { work, distance, heapGrowth: (await heapOf(session)) - before.heap };
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize / 1e6;
}
