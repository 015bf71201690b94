import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext } from "playwright-core";
import { firstPhoto } from "./signed-in.ts";

/** What the first load of the signed-in library took. */
export interface FirstLoad {
  /** kB of JavaScript, each file by gzip, up to the first photo. */
  scriptKilobytes: number;
  /** ms to the largest contentful paint. */
  largestPaint: number;
  /** Cumulative layout shift. */
  layoutShift: number;
}

const settling = 1_500;

/** Loads the library into an empty cache, by a processor that is so many times slower. */
export async function measureFirstLoad(
  browser: Browser,
  signedIn: BrowserContext,
  appUrl: string,
  slowDown: number,
): Promise<FirstLoad> {
  const context = await browser.newContext({
    storageState: await signedIn.storageState(),
    viewport: { width: 1_280, height: 800 },
  });
  const page = await context.newPage();
  const scripts: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    scripts.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
  });
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowDown });
  await page.goto(appUrl);
  await firstPhoto(page);
  const sizes = await Promise.all(scripts);
  await page.waitForTimeout(settling);
  const { largestPaint, layoutShift } = await page.evaluate(readPaints);
  await context.close();
  return { scriptKilobytes: sizes.reduce((sum, size) => sum + size, 0) / 1_000, largestPaint, layoutShift };
}

/** Runs in the page. */
function readPaints(): { largestPaint: number; layoutShift: number } {
  const entries = (type: string) => {
    const observer = new PerformanceObserver(() => {});
    observer.observe({ type, buffered: true });
    return observer.takeRecords();
  };
  const shifts = entries("layout-shift") as (PerformanceEntry & { value: number; hadRecentInput: boolean })[];
  return {
    largestPaint: entries("largest-contentful-paint").at(-1)?.startTime ?? Number.NaN,
    layoutShift: shifts.reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0),
  };
}
