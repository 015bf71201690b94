import { AxeBuilder } from "@axe-core/playwright";
import { drawScene } from "@image-content-search/drawings";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type App, browserIsThere, visitApp } from "./app.ts";
import { LibraryPage } from "./library-page.ts";

const sizes = { phone: { width: 390, height: 844 }, laptop: { width: 1_280, height: 800 } };
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds wrong, with where: "color-contrast: .total". */
async function violations(page: Page): Promise<string[]> {
  // The other way looks into frames, which there are none of, from a page of its own each time.
  const { violations } = await new AxeBuilder({ page }).withTags(rules).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

async function expectNoViolation(page: Page): Promise<void> {
  const found: string[] = [];
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      for (const violation of await violations(page)) found.push(`${size}, ${colorScheme}: ${violation}`);
    }
  }
  expect(found).toEqual([]);
}

/** Screens of who is signed in: how to get there, and what is there then. */
const screens: Record<string, (page: Page) => Promise<void>> = {
  library: async (page) => {
    await page.goto("/");
    await page.getByRole("list", { name: "Photos" }).waitFor();
    await page.getByRole("checkbox").first().waitFor();
  },
  "a narrowed result": async (page) => {
    await page.goto("/?q=airplane%20-laptop");
    await page.getByRole("list", { name: "Photos" }).waitFor();
  },
  "a selection": async (page) => {
    await page.goto("/");
    await page.locator(".photo-tile").first().focus();
    await page.keyboard.press("x");
    await page.getByRole("region", { name: "Selected photos" }).waitFor();
  },
  "the keys": async (page) => {
    await page.goto("/");
    await page.locator(".photo-tile").first().waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
  },
  suggestions: async (page) => {
    await page.goto("/");
    await page.getByRole("combobox", { name: "Search photos" }).pressSequentially("air");
    await page.getByRole("option").first().waitFor();
  },
  "a query that is wrong": async (page) => {
    await page.goto("/?q=cat%20(dog");
    await page.getByRole("search").getByRole("alert").waitFor();
  },
  "nothing found": async (page) => {
    await page.goto("/?q=airplame");
    await page.getByRole("heading", { name: "Nothing found" }).waitFor();
  },
  viewer: async (page) => {
    await page.goto("/?q=airplane");
    await page.locator(".photo-tile").first().click();
    await page.getByRole("dialog").getByRole("list", { name: "Labels" }).waitFor();
  },
  activity: async (page) => {
    await page.goto("/activity");
    await page.getByRole("heading", { name: "Activity" }).waitFor();
  },
  overview: async (page) => {
    await page.goto("/overview");
    await page.getByRole("region", { name: "What they show" }).waitFor();
  },
  trash: async (page) => {
    await page.goto("/trash");
    await page.getByRole("heading", { name: "Trash" }).waitFor();
  },
  settings: async (page) => {
    await page.goto("/settings");
    await page.getByRole("heading", { name: "Settings" }).waitFor();
  },
  "changing the password": async (page) => {
    await page.goto("/settings");
    await page.getByRole("button", { name: "Change password" }).click();
    await page.getByRole("dialog").waitFor();
  },
};

describe.runIf(browserIsThere())("everybody can use", () => {
  let app: App;
  let page: Page;
  beforeAll(async () => {
    app = await visitApp();
    const library = await LibraryPage.signedIn(app);
    page = library.page;
  });
  afterAll(() => app.stop());

  test("the way in", async () => {
    const stranger = await app.newPage();
    await stranger.goto("/");
    await stranger.getByRole("heading", { name: "Sign in" }).waitFor();
    await expectNoViolation(stranger);

    await stranger.getByRole("button", { name: "Create an account" }).click();
    await stranger.getByRole("heading", { name: "Create an account" }).waitFor();
    await expectNoViolation(stranger);
  });

  test("the empty library, and the card of uploads", async () => {
    await page.getByRole("heading", { name: "Your library is empty" }).waitFor();
    await expectNoViolation(page);

    const library = new LibraryPage(page);
    for (const icon of ["airplane", "laptop"] as const) {
      const buffer = await drawScene([{ icon, left: 200, top: 200, size: 400 }], {
        width: 1_024,
        height: 768,
      });
      await library.add({ name: `${icon}.jpg`, mimeType: "image/jpeg", buffer });
    }
    await library.choose({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("no picture") });
    await library.upload("notes.txt").waitFor();
    await expectNoViolation(page);
  });

  test.each(Object.keys(screens))("%s", async (name) => {
    await page.setViewportSize(sizes.laptop);
    await screens[name]?.(page);

    await expectNoViolation(page);
  });
});
