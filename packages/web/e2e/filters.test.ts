import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type App, browserIsThere, visitApp } from "./app.ts";
import { SearchPage } from "./search-page.ts";

describe.runIf(browserIsThere())("chips, filters and saved searches", () => {
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

  test("a chip is taken out of the text, or edited in the box", async () => {
    const { page, searchBox } = library;
    await page.goto("/?q=airplane%20%20-label%3Alaptop");
    await library.found("plane.jpg");

    await page.getByRole("button", { name: "not label:laptop", exact: true }).click();
    expect(
      await searchBox.evaluate((box: HTMLInputElement) => [box.selectionStart, box.selectionEnd]),
    ).toEqual([10, 23]);
    await page.getByRole("button", { name: "Remove not label:laptop" }).click();

    await library.found("plane.jpg", "both.jpg");
    expect(await searchBox.inputValue()).toBe("airplane");
  });

  test("a value that is switched on narrows the result, and the address brings it back", async () => {
    const { page } = library;
    const png = page.getByRole("checkbox", { name: /^PNG/ });
    await png.check();
    await library.found("work.png");
    expect(library.query()).toBe("type:png");

    await page.getByRole("checkbox", { name: /^JPEG/ }).check();
    await library.found("plane.jpg", "work.png", "both.jpg");
    expect(library.query()).toBe("type:(png|jpeg)");
    await page.goBack();
    await library.found("work.png");
    await page.goForward();
    await library.found("plane.jpg", "work.png", "both.jpg");
    await page.goBack();
    await page.reload();
    await library.found("work.png");
    expect(await png.isChecked()).toBe(true);
    await png.uncheck();

    await library.found("plane.jpg", "work.png", "both.jpg");
    expect(library.query()).toBe("");
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
    await library.option("Only planes").click();
    await library.found("plane.jpg");
    expect(library.query()).toBe("airplane -laptop");
    await page.getByRole("button", { name: "Delete Only planes" }).click();
    await expect.poll(() => page.getByRole("button", { name: "Delete Only planes" }).count()).toBe(0);
    await page.getByRole("button", { name: "Undo" }).click();

    await page.getByRole("button", { name: "Only planes", exact: true }).waitFor();
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
    await library.found("work.png");
    await page.setViewportSize({ width: 1_280, height: 800 });
  });
});
