import { type DrawnObject, drawScene } from "@image-content-search/drawings";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type App, browserIsThere, visitApp } from "./app.ts";
import { LibraryPage } from "./library-page.ts";

const plane: DrawnObject = { icon: "airplane", left: 640, top: 60, size: 340 };
const laptop: DrawnObject = { icon: "laptop", left: 100, top: 440, size: 340 };
const pictures = [
  { name: "plane.jpg", objects: [plane], format: "jpeg" },
  { name: "work.png", objects: [laptop], format: "png" },
  { name: "both.jpg", objects: [plane, laptop], format: "jpeg" },
] as const;

describe.runIf(browserIsThere())("the search", () => {
  let app: App;
  let library: LibraryPage;
  beforeAll(async () => {
    app = await visitApp();
    library = await LibraryPage.signedIn(app);
    const files = pictures.map(async ({ name, objects, format }) => ({
      name,
      mimeType: `image/${format}`,
      buffer: await drawScene([...objects], { width: 1_152, height: 864, format }),
    }));
    await library.add(...(await Promise.all(files)));
    library.page.setDefaultTimeout(9_000);
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    await library.page.goto("/");
    await library.photo("work.png").waitFor();
  });
  afterEach(() => library.page.unrouteAll({ behavior: "ignoreErrors" }));

  const found = async (...names: string[]) => {
    const counts = () =>
      Promise.all([library.photos.count(), ...names.map((name) => library.photo(name).count())]);
    await expect.poll(counts).toEqual([names.length, ...names.map(() => 1)]);
  };
  const query = () => new URL(library.page.url()).searchParams.get("q") ?? "";
  const options = () => library.page.getByRole("search").getByRole("option");
  const option = (text: string) => options().filter({ hasText: text }).first();
  const marked = () =>
    library.searchBox.evaluate((box) => {
      const id = box.getAttribute("aria-activedescendant");
      return id === null ? null : document.getElementById(id)?.textContent;
    });

  test("completes what is typed by the keyboard alone, and says how many there are", async () => {
    const { page, searchBox } = library;
    await page.keyboard.press("/");
    await page.keyboard.type("airp");
    await option("Airplane").waitFor();

    expect(await searchBox.getAttribute("aria-expanded")).toBe("true");
    expect(await page.getByRole("search").getByRole("status").textContent()).toMatch(/^\d+ suggestions?$/);
    await page.keyboard.press("ArrowDown");
    await expect.poll(marked).toMatch(/^Airplane.*2$/);
    await page.keyboard.press("Enter");

    expect(await searchBox.inputValue()).toBe("Airplane ");
    expect(await searchBox.getAttribute("aria-expanded")).toBe("false");
    await found("plane.jpg", "both.jpg");
    await page.keyboard.type("lapt");
    await option("Laptop").waitFor();
    await page.keyboard.press("Tab");
    expect(await searchBox.inputValue()).toBe("Airplane Laptop ");
    await found("both.jpg");
  });

  test("Escape closes the list, then empties the box", async () => {
    const { page, searchBox } = library;
    await searchBox.pressSequentially("airp");
    await option("Airplane").waitFor();

    await page.keyboard.press("Escape");
    await expect.poll(() => options().count()).toBe(0);
    expect(await searchBox.inputValue()).toBe("airp");
    await page.keyboard.press("Escape");

    expect(await searchBox.inputValue()).toBe("");
  });

  test("completes one value of a list and leaves the others", async () => {
    await library.searchBox.pressSequentially("label:(laptop|airp");
    await option("Airplane").click();

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
    await option("Laptop")
      .waitFor({ state: "attached" })
      .catch(() => {});
    await found("work.png", "both.jpg");
    for (const release of held) release();
    await page.waitForLoadState("networkidle");

    await found("work.png", "both.jpg");
    expect(await option("Airplane").count()).toBe(0);
  });

  test("Enter is a step of its own in the history, typing is none", async () => {
    const { page, searchBox } = library;
    const steps = () => page.evaluate(() => history.length);
    const before = await steps();
    await searchBox.pressSequentially("laptop");
    await expect.poll(query).toBe("laptop");
    expect(await steps()).toBe(before);

    await page.keyboard.press("Enter");
    expect(await steps()).toBe(before + 1);
    await searchBox.fill("airplane");
    await page.keyboard.press("Enter");
    await found("plane.jpg", "both.jpg");
    await page.goBack();
    await found("work.png", "both.jpg");
    expect(await searchBox.inputValue()).toBe("laptop");
    await page.goBack();

    await found("plane.jpg", "work.png", "both.jpg");
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
    await found("both.jpg");
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

  test("a chip is taken out of the text, or edited in the box", async () => {
    const { page, searchBox } = library;
    await page.goto("/?q=airplane%20%20-label%3Alaptop");
    await found("plane.jpg");

    await page.getByRole("button", { name: "not label:laptop", exact: true }).click();
    expect(
      await searchBox.evaluate((box: HTMLInputElement) => [box.selectionStart, box.selectionEnd]),
    ).toEqual([10, 23]);
    await page.getByRole("button", { name: "Remove not label:laptop" }).click();

    await found("plane.jpg", "both.jpg");
    expect(await searchBox.inputValue()).toBe("airplane");
  });

  test("a value that is switched on narrows the result, and the address brings it back", async () => {
    const { page } = library;
    const png = page.getByRole("checkbox", { name: /^PNG/ });
    await png.check();
    await found("work.png");
    expect(query()).toBe("type:png");

    await page.getByRole("checkbox", { name: /^JPEG/ }).check();
    await found("plane.jpg", "work.png", "both.jpg");
    expect(query()).toBe("type:(png|jpeg)");
    await page.goBack();
    await found("work.png");
    await page.goForward();
    await found("plane.jpg", "work.png", "both.jpg");
    await page.goBack();
    await page.reload();
    await found("work.png");
    expect(await png.isChecked()).toBe(true);
    await png.uncheck();

    await found("plane.jpg", "work.png", "both.jpg");
    expect(query()).toBe("");
  });

  test("filters can be hidden beside the photos, and stay so", async () => {
    const { page } = library;
    const column = page.getByRole("complementary", { name: "Filters" });
    await column.waitFor();
    await page.getByRole("button", { name: "Filters" }).click();
    await column.waitFor({ state: "detached" });

    await page.reload();
    await library.photo("work.png").waitFor();
    expect(await column.count()).toBe(0);
    await page.getByRole("button", { name: "Filters" }).click();

    await column.waitFor();
  });

  test("a search is saved, opened from the empty box and from the filters, deleted and brought back", async () => {
    const { page, searchBox } = library;
    await page.goto("/?q=airplane%20-laptop");
    await page.getByRole("button", { name: "Save search" }).click();
    await page.getByLabel("Name").fill("Only planes");
    await page.keyboard.press("Enter");
    await page.getByText("Saved as “Only planes”.").waitFor();

    await page.goto("/");
    await searchBox.click();
    await option("Only planes").click();
    await found("plane.jpg");
    expect(query()).toBe("airplane -laptop");
    await page.getByRole("button", { name: "Delete Only planes" }).click();
    await expect.poll(() => page.getByRole("button", { name: "Delete Only planes" }).count()).toBe(0);
    await page.getByRole("button", { name: "Undo" }).click();

    await page.getByRole("button", { name: "Only planes", exact: true }).waitFor();
  });

  test("what was searched for is offered in the empty box until it is removed", async () => {
    const { page, searchBox } = library;
    await searchBox.fill("airplane -zebra");
    await page.keyboard.press("Enter");
    await found("plane.jpg", "both.jpg");

    await page.goto("/");
    await searchBox.click();
    await option("airplane -zebra").waitFor();
    await page.keyboard.press("ArrowDown");
    await expect.poll(marked).toBe("airplane -zebra");
    await page.keyboard.press("Delete");

    await expect.poll(() => option("airplane -zebra").count()).toBe(0);
  });

  test("on a phone the filters are a sheet that says what they leave", async () => {
    const { page } = library;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("button", { name: "Filters" }).click();
    const sheet = page.getByRole("dialog", { name: "Filters" });
    await sheet.getByRole("checkbox", { name: /^PNG/ }).check();
    await sheet.getByRole("button", { name: "Show 1 photo" }).click();

    await sheet.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Filters, 1 active" }).waitFor();
    await found("work.png");
    await page.setViewportSize({ width: 1_280, height: 800 });
  });
});
