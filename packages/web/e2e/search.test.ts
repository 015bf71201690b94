import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type App, browserIsThere, visitApp } from "./app.ts";
import { SearchPage } from "./search-page.ts";

describe.runIf(browserIsThere())("the search box", () => {
  let app: App;
  let library: SearchPage;
  beforeAll(async () => {
    app = await visitApp();
    library = await SearchPage.filled(app);
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    await library.page.goto("/");
    await library.photo("work.png").waitFor();
  });
  afterEach(() => library.page.unrouteAll({ behavior: "ignoreErrors" }));

  test("completes what is typed by the keyboard alone, and says how many there are", async () => {
    const { page, searchBox } = library;
    await page.keyboard.press("/");
    await page.keyboard.type("airp");
    await library.option("Airplane").waitFor();

    expect(await searchBox.getAttribute("aria-expanded")).toBe("true");
    expect(await page.getByRole("search").getByRole("status").textContent()).toMatch(/^\d+ suggestions?$/);
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => library.marked()).toMatch(/^Airplane.*2$/);
    await page.keyboard.press("Enter");

    expect(await searchBox.inputValue()).toBe("Airplane ");
    expect(await searchBox.getAttribute("aria-expanded")).toBe("false");
    await library.found("plane.jpg", "both.jpg");
    await page.keyboard.type("lapt");
    await library.option("Laptop").waitFor();
    await page.keyboard.press("Tab");
    expect(await searchBox.inputValue()).toBe("Airplane Laptop ");
    await library.found("both.jpg");
  });

  test("Escape closes the list, then empties the box", async () => {
    const { page, searchBox } = library;
    await searchBox.pressSequentially("airp");
    await library.option("Airplane").waitFor();

    await page.keyboard.press("Escape");
    await expect.poll(() => library.options.count()).toBe(0);
    expect(await searchBox.inputValue()).toBe("airp");
    await page.keyboard.press("Escape");

    expect(await searchBox.inputValue()).toBe("");
  });

  test("completes one value of a list and leaves the others", async () => {
    await library.searchBox.pressSequentially("label:(laptop|airp");
    await library.option("Airplane").click();

    expect(await library.searchBox.inputValue()).toMatch(/^label:\(laptop\|airplane$/i);
  });

  test("an older answer never replaces a newer one", async () => {
    const { page, searchBox } = library;
    const held: (() => void)[] = [];
    await page.route("**/api/suggestions?prefix=a", async (route) => {
      await new Promise<void>((resolve) => held.push(resolve));
      await route.continue().catch(() => {});
    });
    await page.route("**/api/images?q=lapto", async (route) => {
      await new Promise<void>((resolve) => held.push(resolve));
      await route.continue().catch(() => {});
    });

    await searchBox.fill("a");
    await expect.poll(() => held.length).toBe(1);
    await searchBox.fill("lapto");
    await expect.poll(() => held.length).toBe(2);
    await searchBox.fill("laptop");
    await library
      .option("Laptop")
      .waitFor({ state: "attached" })
      .catch(() => {});
    await library.found("work.png", "both.jpg");
    for (const release of held) release();
    await page.waitForLoadState("networkidle");

    await library.found("work.png", "both.jpg");
    expect(await library.option("Airplane").count()).toBe(0);
  });

  test("Enter is a step of its own in the history, typing is none", async () => {
    const { page, searchBox } = library;
    const steps = () => page.evaluate(() => history.length);
    const before = await steps();
    await searchBox.pressSequentially("laptop");
    await expect.poll(() => library.query()).toBe("laptop");
    expect(await steps()).toBe(before);

    await page.keyboard.press("Enter");
    expect(await steps()).toBe(before + 1);
    await searchBox.fill("airplane");
    await page.keyboard.press("Enter");
    await library.found("plane.jpg", "both.jpg");
    await page.goBack();
    await library.found("work.png", "both.jpg");
    expect(await searchBox.inputValue()).toBe("laptop");
    await page.goBack();

    await library.found("plane.jpg", "work.png", "both.jpg");
    expect(await searchBox.inputValue()).toBe("");
  });

  test("what is wrong is marked, and one key puts it right", async () => {
    const { page, searchBox } = library;
    await searchBox.fill("laptop lable:airplane");
    await library.searchProblem.waitFor();

    expect(await library.searchProblem.textContent()).toMatch(/Did you mean label/);
    expect(await page.locator("[data-faulty=true]").textContent()).toBe("lable:airplane");
    await page.keyboard.press("Control+Enter");

    expect(await searchBox.inputValue()).toBe("laptop label:airplane");
    await library.found("both.jpg");
    expect(await library.searchProblem.count()).toBe(0);
  });

  test("the coloured text lies over the text of the box to the pixel, also when it is scrolled", async () => {
    await library.searchBox.fill(`${'label:(cat|"polar bear") -sea conf>=80 '.repeat(4)}end`);
    await library.searchBox.press("End");

    const places = await library.searchBox.evaluate(async (box: HTMLInputElement) => {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const line = document.querySelector<HTMLElement>(".search-text > span");
      if (!line) throw new Error("There is no coloured text.");
      const padding = Number.parseFloat(getComputedStyle(box).paddingLeft) + 1;
      return {
        widths: [box.scrollWidth - 86, line.getBoundingClientRect().width],
        lefts: [
          box.getBoundingClientRect().left + padding - box.scrollLeft,
          line.getBoundingClientRect().left,
        ],
      };
    });

    expect(Math.abs((places.lefts[0] ?? 0) - (places.lefts[1] ?? 0))).toBeLessThanOrEqual(1);
    expect(Math.abs((places.widths[0] ?? 0) - (places.widths[1] ?? 0))).toBeLessThanOrEqual(2);
  });

  test("what was searched for is offered in the empty box until it is removed", async () => {
    const { page, searchBox } = library;
    await searchBox.fill("airplane -zebra");
    await page.keyboard.press("Enter");
    await library.found("plane.jpg", "both.jpg");

    await page.goto("/");
    await searchBox.click();
    await library.option("airplane -zebra").waitFor();
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => library.marked()).toBe("airplane -zebra");
    await page.keyboard.press("Delete");

    await expect.poll(() => library.option("airplane -zebra").count()).toBe(0);
  });
});
