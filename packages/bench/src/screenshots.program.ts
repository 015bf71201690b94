import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drawLibrary } from "@image-content-search/drawings/library";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "./browser.ts";
import { Library } from "./library.ts";
import { multiplyLibrary } from "./multiply-library.ts";
import { progress, waitFor } from "./report.ts";
import { RunningSystem } from "./running-system.ts";
import { contactSheet } from "./screenshots/contact-sheet.ts";
import { signedIn } from "./screenshots/signed-in.ts";

/** Copies of each picture that make the library one of years. */
const copies = 24;
const output = join(import.meta.dirname, "../../../docs/screenshots");

/** Makes a library and takes the pictures of the documentation in a real browser. */
async function main(): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), "screenshots-"));
  await mkdir(output, { recursive: true });
  const system = await RunningSystem.start({ dataFolder });
  const browser = await launchBrowser();
  try {
    await fill(await Library.open(system.appUrl));
    await photograph(browser, system.appUrl);
    await multiplyLibrary(system.appUrl, copies);
    await writeFile(join(output, "contact-sheet.jpg"), await contactSheet(browser, system.appUrl));
    process.stdout.write(`The screenshots are in ${output}.\n`);
  } finally {
    await browser.close();
    await system.stop();
    await rm(dataFolder, { recursive: true });
  }
}

async function fill(library: Library): Promise<void> {
  const pictures = await drawLibrary();
  for (const { filename, bytes } of pictures) {
    progress(`Uploading ${filename} …`);
    await library.upload(bytes, filename);
  }
  await waitFor("all are indexed", 120_000, async () => {
    const { items } = await library.search("");
    return (
      (items.length === pictures.length && items.every(({ status }) => status === "indexed")) || undefined
    );
  });
  progress("");
}

async function photograph(browser: Browser, appUrl: string): Promise<void> {
  const page = await signedIn(browser, appUrl, { viewport: { width: 1_280, height: 800 } });
  await search(page, "vehicle");
  await page.getByRole("link", { name: "formation.jpg" }).hover();
  await shoot(page, "library");
  await page.getByRole("link", { name: "formation.jpg" }).click();
  await page.locator("[data-box]").first().waitFor();
  await page.mouse.move(0, 0);
  await shoot(page, "viewer");

  const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;
  await shoot(await signedIn(browser, appUrl, { ...phone, colorScheme: "dark" }), "phone");
}

/** Takes the picture once every image on the page is there. */
async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll<HTMLImageElement>(".media img")].every((image) => image.complete) &&
      document.getAnimations().every(({ playState }) => playState === "finished"),
  );
  await page.screenshot({ path: join(output, `${name}.png`) });
}

async function search(page: Page, query: string): Promise<void> {
  await page.getByRole("combobox", { name: "Search photos" }).fill(query);
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "desk.jpg" }).waitFor({ state: "detached" });
  await page.getByRole("checkbox").first().waitFor();
}

await main();
