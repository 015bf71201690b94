import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "./browser.ts";
import { fillLibrary } from "./fill-library.ts";
import { Library } from "./library.ts";
import { multiplyLibrary } from "./multiply-library.ts";
import { contactSheet } from "./screenshots/contact-sheet.ts";
import { signedIn } from "./screenshots/signed-in.ts";
import { withSystem } from "./with-system.ts";

/** Copies of each picture that make the library one of years. */
const copies = 24;
const output = join(import.meta.dirname, "../../../docs/screenshots");

/** Makes a library and takes the pictures of the documentation in a real browser. */
async function main(): Promise<void> {
  await mkdir(output, { recursive: true });
  await withSystem(async ({ appUrl }) => {
    const browser = await launchBrowser();
    try {
      await fillLibrary(await Library.open(appUrl));
      await photograph(browser, appUrl);
      await multiplyLibrary(appUrl, copies);
      await writeFile(join(output, "contact-sheet.jpg"), await contactSheet(browser, appUrl));
      process.stdout.write(`The screenshots are in ${output}.\n`);
    } finally {
      await browser.close();
    }
  });
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
