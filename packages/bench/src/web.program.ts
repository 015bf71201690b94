import type { Browser } from "playwright-core";
import { launchBrowser } from "./browser.ts";
import { hasOption, numberOption, textOption } from "./options.ts";
import { atLeast, atMost, percentiles, printReport, progress, quantile, type Row, told } from "./report.ts";
import { type FirstLoad, measureFirstLoad } from "./web/first-load.ts";
import { startLargeSystem } from "./web/large-library.ts";
import { measureLighthouse } from "./web/lighthouse.ts";
import { type Scrolling, scrollByRail, scrollByWheel } from "./web/scrolling.ts";
import { signIn } from "./web/signed-in.ts";
import { measureTyping } from "./web/typing.ts";

const images = numberOption("images", 100_000);
const seconds = numberOption("seconds", 30);
const runs = numberOption("runs", 5);
const slowDown = 4;

/** Measures the web app against a local system with a large library. */
async function main(): Promise<void> {
  const system = await startLargeSystem(images, textOption("keep"));
  if (hasOption("serve")) return serve(system.appUrl, system.stop);
  const browser = await launchBrowser();
  try {
    const rows = await measure(browser, system.appUrl);
    printReport({ name: "web", params: { images, seconds, runs, slowDown }, rows });
  } finally {
    await browser.close();
    await system.stop();
  }
}

/** Leaves the system running for somebody to look at, until they end it. */
function serve(appUrl: string, stop: () => Promise<void>): void {
  process.stdout.write(`${images} images at ${appUrl}; Ctrl+C ends it.\n`);
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void stop().then(() => process.exit()));
}

async function measure(browser: Browser, appUrl: string): Promise<Row[]> {
  const { context, page } = await signIn(browser, appUrl);
  progress("Loading the library …");
  const loads: FirstLoad[] = [];
  for (let run = 0; run < runs; run++) loads.push(await measureFirstLoad(browser, context, appUrl, slowDown));
  progress("Typing …");
  const typing = await measureTyping(page);
  await page.goto("/");
  progress("Dragging the rail of dates …");
  await page.getByRole("slider", { name: "By date" }).waitFor();
  const rail = await scrollByRail(browser, page);
  await page.goto("/");
  await page.getByRole("slider", { name: "By date" }).waitFor();
  progress("Turning the wheel …");
  const wheel = await scrollByWheel(browser, page, seconds * 1_000);
  await context.close();
  progress("Asking Lighthouse …");
  const scores = await measureLighthouse(appUrl, runs);
  return [
    atMost("JavaScript before the first photo", "kB gzip", median(loads, "scriptKilobytes"), 150),
    atMost(`largest paint, processor ${slowDown}× slower`, "ms", median(loads, "largestPaint"), 1_500),
    atMost("layout shift", "", median(loads, "layoutShift"), 0.02),
    percentiles("keystroke to suggestions", "ms", typing.suggestions, 100),
    percentiles("query to first page", "ms", typing.pages, 150),
    ...scrollRows("rail", rail),
    ...scrollRows("wheel", wheel),
    atLeast("Lighthouse performance", "", median(scores, "performance"), 95),
    atLeast("Lighthouse accessibility", "", median(scores, "accessibility"), 100),
    atLeast("Lighthouse best practices", "", median(scores, "bestPractices"), 100),
  ];
}

function scrollRows(how: string, { work, heapGrowth, distance }: Scrolling): Row[] {
  return [
    told(`${how}: distance`, "px", distance),
    told(`${how}: frames`, "", work.frames.length),
    atMost(`${how}: longest task`, "CPU ms", Math.max(...work.tasks), 50),
    atMost(`${how}: main thread a frame, p99`, "CPU ms", quantile(work.frames, 0.99), 8),
    atMost(`${how}: heap growth`, "MB", heapGrowth, 50),
  ];
}

function median<Key extends string>(samples: readonly Record<Key, number>[], key: Key): number {
  return quantile(
    samples.map((sample) => sample[key]),
    0.5,
  );
}

await main();
