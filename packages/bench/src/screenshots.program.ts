import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drawScene } from "@image-content-search/drawings";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "./browser.ts";
import { Library } from "./library.ts";
import { progress, waitFor } from "./report.ts";
import { RunningSystem } from "./running-system.ts";

const output = join(import.meta.dirname, "../../../docs/screenshots");

/** What stands in each picture, and the picture's shape. */
const scenes = [
  { name: "departure", icons: ["airplane", "cloud"], width: 1_152, height: 768 },
  { name: "desk", icons: ["laptop", "potted-plant"], width: 1_024, height: 768 },
  { name: "savanna", icons: ["giraffe", "deciduous-tree"], width: 900, height: 1_100 },
  { name: "two-planes", icons: ["airplane", "airplane"], width: 1_280, height: 720 },
  { name: "spring", icons: ["kite", "sun"], width: 1_000, height: 1_000 },
  { name: "workshop", icons: ["laptop", "laptop"], width: 1_200, height: 800 },
  { name: "runway", icons: ["airplane", "stop-sign"], width: 1_152, height: 864 },
  { name: "arrival", icons: ["airplane", "bus"], width: 1_400, height: 700 },
  { name: "crossing", icons: ["stop-sign", "automobile"], width: 1_100, height: 825 },
  { name: "field", icons: ["giraffe", "kite"], width: 1_152, height: 768 },
];

/** Makes a library and takes the pictures of the documentation in a real browser. */
async function main(): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), "screenshots-"));
  await mkdir(output, { recursive: true });
  const system = await RunningSystem.start({ dataFolder });
  const browser = await launchBrowser();
  try {
    await fill(await Library.open(system.appUrl));
    await photograph(browser, system.appUrl);
    process.stdout.write(`The screenshots are in ${output}.\n`);
  } finally {
    await browser.close();
    await system.stop();
    await rm(dataFolder, { recursive: true });
  }
}

async function fill(library: Library): Promise<void> {
  for (const { name, icons, width, height } of scenes) {
    progress(`Uploading ${name} …`);
    const objects = icons.map((icon, place) => ({
      icon,
      left: Math.round(width * (place === 0 ? 0.1 : 0.58)),
      top: Math.round(height * 0.34),
      size: Math.round(width * 0.34),
    }));
    await library.upload(await drawScene(objects, { width, height }), `${name}.jpg`);
  }
  await waitFor("all are indexed", 120_000, async () => {
    const { items } = await library.search("");
    return (items.length === scenes.length && items.every(({ status }) => status === "indexed")) || undefined;
  });
  progress("");
}

async function photograph(browser: Browser, appUrl: string): Promise<void> {
  const page = await signedIn(browser, appUrl, { width: 1_280, height: 800 });
  await search(page, "airplane");
  await shoot(page, "library");
  await page.getByRole("link", { name: "two-planes.jpg" }).click();
  await page.locator("[data-box]").first().waitFor();
  await page.mouse.move(0, 0);
  await shoot(page, "viewer");

  const phone = await signedIn(browser, appUrl, { width: 390, height: 844 }, "dark");
  await phone.getByRole("link", { name: "spring.jpg" }).waitFor();
  await shoot(phone, "phone");
}

/** Takes the picture once every image on the page is there and has faded in. */
async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState === "finished"),
  );
  await page.screenshot({ path: join(output, `${name}.png`) });
}

async function signedIn(
  browser: Browser,
  appUrl: string,
  viewport: { width: number; height: number },
  colorScheme: "light" | "dark" = "light",
): Promise<Page> {
  const page = await browser.newPage({ viewport, colorScheme, reducedMotion: "reduce", baseURL: appUrl });
  await page.goto("/");
  await page.getByRole("button", { name: "Use it" }).click();
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("list", { name: "Photos" }).waitFor();
  return page;
}

async function search(page: Page, query: string): Promise<void> {
  await page.getByRole("searchbox", { name: "Search photos" }).fill(query);
  await page.getByRole("link", { name: "desk.jpg" }).waitFor({ state: "detached" });
}

await main();
