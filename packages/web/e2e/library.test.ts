import { multiplyLibrary } from "@image-content-search/bench/multiply-library";
import { drawScene } from "@image-content-search/drawings";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type App, browserIsThere, startApp } from "./app.ts";
import { expectSamePlace, filled, inView, placesIn, remembered, settled, wheel } from "./grid-view.ts";
import { LibraryPage } from "./library-page.ts";

const copies = 99;
const icons = ["airplane", "laptop", "bicycle", "zebra"] as const;
const total = icons.length * (copies + 1);

const sizes = {
  phone: { width: 390, height: 844 },
  laptop: { width: 1_280, height: 800 },
  wide: { width: 1_920, height: 1_080 },
};

describe.runIf(browserIsThere())("a library of years", () => {
  let app: App;
  let library: LibraryPage;
  beforeAll(async () => {
    app = await startApp();
    library = await LibraryPage.signedIn(app);
    for (const icon of icons) {
      const buffer = await drawScene([{ icon, left: 200, top: 200, size: 400 }], {
        width: 1_024,
        height: 768,
      });
      await library.add({ name: `${icon}.jpg`, mimeType: "image/jpeg", buffer });
    }
    expect(await multiplyLibrary(app.url, copies)).toBe(total);
    await library.page.close();
  });
  afterAll(() => app.stop());
  afterEach(() => library.page.close());

  async function open(size: keyof typeof sizes = "laptop"): Promise<Page> {
    library = await LibraryPage.signedIn(app);
    await library.page.setViewportSize(sizes[size]);
    await settled(library.page);
    return library.page;
  }

  test("its total is true, and every photo can be scrolled to, each once", async () => {
    const page = await open();
    expect(await library.total.textContent()).toBe(`${total} photos`);

    const seen = new Set<string>();
    const atEnd = () =>
      page.evaluate(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 2);
    for (let step = 0; step < 400 && !(await atEnd()); step++) {
      for (const { name } of await inView(page)) seen.add(name);
      await wheel(page, 1, 350);
      await filled(page);
    }

    for (const { name } of await inView(page)) seen.add(name);
    expect(seen.size).toBe(total);
  });

  test("Home and End lead to the first photo and the last, which know that they are", async () => {
    const page = await open();
    const placeOfFocus = () =>
      page.evaluate(() => Number(document.activeElement?.parentElement?.getAttribute("aria-posinset")));
    await library.photos.first().focus();

    await page.keyboard.press("End");
    await expect.poll(placeOfFocus).toBe(total);
    expect(Math.max(...(await placesIn(page)))).toBe(total);

    await page.keyboard.press("Home");
    await expect.poll(placeOfFocus).toBe(1);
    expect(await page.evaluate(() => scrollY)).toBeLessThan(100);
  });

  test("who goes to before the oldest photo sees the oldest ones", async () => {
    const page = await open();
    await page.goto("/?at=1999-12-31");
    await filled(page);

    const places = await placesIn(page);
    expect(Math.min(...places)).toBeGreaterThan(total - 100);
    expect(Math.max(...places)).toBeLessThanOrEqual(total);
  });

  test.each(["phone", "laptop", "wide"] as const)(
    "the rail of dates goes years back at once (%s)",
    async (size) => {
      const page = await open(size);
      const rail = page.getByRole("slider", { name: "By date" });
      await rail.waitFor();

      await rail.focus();
      await page.keyboard.press("End");
      await settled(page);

      const oldest = (await rail.getAttribute("aria-valuetext")) ?? "";
      expect(await rail.getAttribute("aria-valuenow")).toBe(await rail.getAttribute("aria-valuemax"));
      expect(new URL(page.url()).searchParams.get("at")).not.toBeNull();
      const [name] = oldest.split(",");
      const shown = await page.locator(".grid-day").first().textContent();
      expect(shown).toContain((name ?? "").split(" ")[1] ?? "none");
    },
  );

  test("a reload and the way back lead to the very place", async () => {
    const page = await open();
    await wheel(page, 14);
    await remembered(page);
    const before = await inView(page);

    await page.reload();
    await settled(page);
    expectSamePlace(await inView(page), before);

    await page.getByRole("link", { name: before[0]?.name ?? "", exact: true }).click();
    await library.viewer.waitFor();
    await page.goBack();
    await settled(page);
    expectSamePlace(await inView(page), before);
  });

  test("a shared link shows others the same days", async () => {
    const page = await open();
    await wheel(page, 14);
    await remembered(page);
    const days = await page.locator(".grid-day").allTextContents();
    const at = new URL(page.url()).searchParams.get("at");

    await page.evaluate(() => history.replaceState(null, ""));
    await page.goto(`/?at=${at}`);
    await settled(page);

    const after = await page.locator(".grid-day").allTextContents();
    expect(
      after.filter((day) => days.includes(day)),
      `${days} were in view`,
    ).not.toEqual([]);
    await wheel(page, 30, -500);
    await settled(page);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  test("what is on the screen stays where it is while more is loaded before it", async () => {
    const page = await open();
    const rail = page.getByRole("slider", { name: "By date" });
    await rail.focus();
    for (let press = 0; press < 8; press++) await page.keyboard.press("ArrowDown");
    await settled(page);
    const before = await inView(page);

    await wheel(page, 1, -120);
    await page.waitForTimeout(800);

    const after = new Map((await inView(page)).map(({ name, top }) => [name, top]));
    const moved = before.flatMap(({ name, top }) => (after.has(name) ? [(after.get(name) ?? 0) - top] : []));
    expect(moved.length).toBeGreaterThan(0);
    expect(new Set(moved)).toEqual(new Set([120]));
  });

  test("photos that pass below the pointer say nothing, and the one that rests there says what it is", async () => {
    const page = await open();
    const saying = () =>
      page
        .locator(".photo-tile")
        .evaluateAll(
          (tiles) => tiles.filter((it) => getComputedStyle(it, "::after").content !== "none").length,
        );
    const during = page.evaluate(
      () =>
        new Promise((resolve) => {
          const look = () => resolve(document.querySelectorAll(".photo-grid[data-scrolling]").length);
          addEventListener("scroll", () => requestAnimationFrame(look), { once: true });
        }),
    );

    await wheel(page, 1);

    expect(await during).toBe(1);
    await expect.poll(saying).toBe(1);
    await page.locator(".photo-grid").evaluate((grid) => grid.setAttribute("data-scrolling", ""));
    expect(await saying()).toBe(0);
  });

  test("the keyboard goes from photo to photo, selects a range, and trashes it with a way back", async () => {
    const page = await open();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("x");
    for (let press = 0; press < 5; press++) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+X");
    await page.getByRole("region", { name: "Selected photos" }).getByText("6 selected").waitFor();

    await page.keyboard.press("Delete");
    await library.total.getByText(`${total - 6} photos`).waitFor();
    await page.getByText("6 photos are in the trash").waitFor();
    await page.getByRole("button", { name: "Undo", exact: true }).click();

    await page.getByText("6 photos are back").waitFor();
    await library.total.getByText(`${total} photos`).waitFor();
  });

  test("all that a query finds gets a label, though most of it was never loaded", async () => {
    const page = await open();
    await library.searchBox.fill("bicycle");
    await page.keyboard.press("Enter");
    await library.total.getByText("100 photos").waitFor();

    await page.locator(".photo-tile").first().focus();
    await page.keyboard.press("Control+a");
    await page.getByText("All 100 selected").waitFor();
    await page.getByRole("button", { name: "Add label" }).click();
    await page.getByLabel("Label", { exact: true }).fill("Commute");
    await page.getByRole("dialog").getByRole("button", { name: "Add label" }).click();
    await page.getByText("100 photos have the label now").waitFor();

    await page.goto("/?q=commute");
    await library.total.getByText("100 photos").waitFor();
  });

  test("trash holds what was moved there, and gives it back", async () => {
    const page = await open();
    const name = (await page.locator(".photo-tile").first().getAttribute("aria-label")) ?? "";
    await page.locator(".photo-tile").first().focus();
    await page.keyboard.press("x");
    await page.keyboard.press("Delete");
    await page.getByText("1 photo is in the trash").waitFor();

    await page.getByRole("button", { name: "Account" }).click();
    await page.getByRole("link", { name: "Trash" }).click();
    await page.getByRole("heading", { name: "Trash" }).waitFor();
    await page.getByRole("button", { name: `Select ${name}` }).click();
    await page.getByRole("button", { name: "Restore" }).click();

    await page.getByText("The trash is empty.").waitFor();
    await page.goto("/");
    await library.total.getByText(`${total} photos`).waitFor();
  });

  test("neighbours are there also for a photo that was come to by its address", async () => {
    const page = await open();
    const rail = page.getByRole("slider", { name: "By date" });
    await rail.focus();
    await page.keyboard.press("End");
    await settled(page);
    const address = (await page.locator(".photo-tile").first().getAttribute("href")) ?? "";

    await page.goto(address);
    await library.viewer.getByRole("button", { name: "Next photo" }).click();
    await library.viewer.getByRole("button", { name: "Previous photo" }).click();
    await library.viewer.getByRole("button", { name: "Previous photo" }).waitFor();
    expect(page.url()).toContain(address);
  });

  test("a page that could not be loaded is told, and tried again", async () => {
    const page = await open();
    await page.route("**/api/images?*cursor=*", (route) => route.abort());
    await wheel(page, 10);
    await page.getByText("Some photos could not be loaded.").waitFor();

    await page.unroute("**/api/images?*cursor=*");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("Some photos could not be loaded.").waitFor({ state: "detached" });
  });
});
