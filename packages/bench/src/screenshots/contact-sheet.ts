import type { Browser, Page } from "playwright-core";
import sharp, { type OverlayOptions } from "sharp";
import { progress } from "../report.ts";
import { signedIn } from "./signed-in.ts";

const sizes = {
  phone: { width: 390, height: 844 },
  laptop: { width: 1_280, height: 800 },
  wide: { width: 1_920, height: 1_080 },
};
const themes = ["light", "dark"] as const;

/** How to come to each screen, and what is there then. */
const screens: readonly ((page: Page) => Promise<void>)[] = [
  async (page) => {
    await page.goto("/");
    await page.getByRole("list", { name: "Photos" }).waitFor();
  },
  async (page) => {
    await page.goto("/?q=airplane%20-cloud%20taken%3A2020..");
    await page.getByRole("list", { name: "Photos" }).waitFor();
  },
  async (page) => {
    await page.goto("/");
    await page.locator("a[data-image-id]").nth(1).focus();
    await page.keyboard.press("x");
    await page.getByRole("region", { name: "Selected photos" }).waitFor();
  },
  async (page) => {
    await page.goto("/?q=airplame");
    await page.getByRole("heading", { name: "Nothing found" }).waitFor();
  },
  async (page) => {
    await page.goto("/?q=airplane");
    await page.locator("a[data-image-id]").first().click();
    await page.locator("[data-box]").first().waitFor();
  },
  async (page) => {
    await page.goto("/overview");
    await page.getByRole("region", { name: "What they show" }).waitFor();
  },
  async (page) => {
    await page.goto("/activity");
    await page.getByRole("heading", { name: "Activity" }).waitFor();
  },
  async (page) => {
    await page.goto("/trash");
    await page.getByText("The trash is empty.").waitFor();
  },
  async (page) => {
    await page.goto("/settings");
    await page.getByRole("heading", { name: "Settings" }).waitFor();
  },
];

/** Height of a picture on the sheet, space between pictures; pixels. */
const height = 300;
const gap = 16;
const settling = 700;

/** A picture of every screen in every size and theme: a row for each size and theme. Answers a JPEG. */
export async function contactSheet(browser: Browser, appUrl: string): Promise<Buffer> {
  const pictures: OverlayOptions[] = [];
  let [top, widest] = [gap, 0];
  for (const [name, viewport] of Object.entries(sizes)) {
    for (const colorScheme of themes) {
      progress(`Taking pictures: ${name}, ${colorScheme} …`);
      const page = await signedIn(browser, appUrl, { viewport, colorScheme });
      const width = Math.round((viewport.width / viewport.height) * height);
      for (const [place, goTo] of screens.entries()) {
        await goTo(page);
        await page.waitForTimeout(settling);
        const input = await sharp(await page.screenshot())
          .resize({ width, height })
          .toBuffer();
        pictures.push({ input, top, left: gap + place * (width + gap) });
      }
      widest = Math.max(widest, gap + screens.length * (width + gap));
      top += height + gap;
      await page.context().close();
    }
  }
  progress("");
  return sharp({ create: { width: widest, height: top, channels: 3, background: "#8a8880" } })
    .composite(pictures)
    .jpeg({ quality: 72, mozjpeg: true })
    .toBuffer();
}
