import { type DrawnObject, drawScene } from "@image-content-search/drawings";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type App, browserIsThere, visitApp } from "./app.ts";
import { LibraryPage, type PickedFile } from "./library-page.ts";
import { overlap, type Rectangle } from "./rectangle.ts";

const scene = { width: 1_152, height: 864 };

async function newPicture(name: string, object: DrawnObject): Promise<PickedFile> {
  return { name, mimeType: "image/jpeg", buffer: await drawScene([object], scene) };
}

/** Where the box of a label stands, in the picture's own pixels. */
function boxOf(page: Page, label: string): Promise<Rectangle> {
  return page.locator(`[data-box="${label}"]`).evaluate((element, { width, height }) => {
    const picture = document.querySelector(".picture img")?.getBoundingClientRect();
    if (!picture) throw new Error("There is no picture.");
    const box = element.getBoundingClientRect();
    const x = (at: number) => ((at - picture.left) / picture.width) * width;
    const y = (at: number) => ((at - picture.top) / picture.height) * height;
    return { left: x(box.left), top: y(box.top), right: x(box.right), bottom: y(box.bottom) };
  }, scene);
}

/** Notes each status that an upload shows, from now on. */
async function watchStatuses(page: Page): Promise<() => Promise<string[]>> {
  const seen = await page.evaluateHandle(() => {
    const words: string[] = [];
    const note = () => {
      const word = document.querySelector(".upload-status")?.textContent;
      if (word && words.at(-1) !== word) words.push(word);
    };
    new MutationObserver(note).observe(document.body, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    return words;
  });
  return () => seen.jsonValue();
}

describe.runIf(browserIsThere())("a person's main job", () => {
  let app: App;
  beforeAll(async () => {
    app = await visitApp();
  });
  afterAll(() => app.stop());

  test("an upload shows its stages up to being ready", async () => {
    const library = await LibraryPage.signedIn(app);
    const statuses = await watchStatuses(library.page);
    // Over a line on which a file takes its time.
    await library.page.route(/\/originals\//, async (route) => {
      await library.uploads.getByText("Uploading").waitFor();
      await route.continue();
    });

    await library.choose(await newPicture("stages.jpg", { icon: "airplane", left: 60, top: 40, size: 340 }));
    await library.uploads.getByText("1 photo ready").waitFor();

    const words = await statuses();
    const order = ["Waiting", "Checking", "Uploading", "Preparing", "Analyzing", "Ready"];
    expect(words).toEqual(order.filter((word) => words.includes(word)));
    expect(words).toEqual(expect.arrayContaining(["Uploading", "Preparing", "Ready"]));
  });

  test("a photo is found by what it shows, with a box over it", async () => {
    const place = { left: 560, top: 180, size: 340 };
    const library = await LibraryPage.signedIn(app);
    await library.add(
      await newPicture("work.jpg", { icon: "laptop", left: 200, top: 300, size: 340 }),
      await newPicture("holiday.jpg", { icon: "airplane", ...place }),
    );

    await library.searchBox.fill("airplane");
    await library.photo("work.jpg").waitFor({ state: "detached" });
    await library.photo("holiday.jpg").click();
    await library.viewer.getByRole("img", { name: "holiday.jpg" }).waitFor();

    const drawn = { ...place, right: place.left + place.size, bottom: place.top + place.size };
    expect(overlap(await boxOf(library.page, "Airplane"), drawn)).toBeGreaterThanOrEqual(0.5);
  });

  test("a deleted photo leaves the grid, and undoing brings it back", async () => {
    const library = await LibraryPage.signedIn(app);
    await library.add(
      await newPicture("gone.jpg", { icon: "laptop", left: 640, top: 90, size: 340 }),
      await newPicture("kept.jpg", { icon: "laptop", left: 700, top: 90, size: 340 }),
    );
    const remove = async () => {
      await library.photo("gone.jpg").click();
      await library.viewer.getByRole("button", { name: "Delete" }).click();
      await library.page.getByText("Moved to the trash.").waitFor();
      await library.page.keyboard.press("Escape");
      await library.viewer.waitFor({ state: "detached" });
    };

    await remove();
    await expect.poll(() => library.photo("gone.jpg").count()).toBe(0);
    await library.page.getByRole("button", { name: "Undo" }).click();
    await library.photo("gone.jpg").waitFor();
    await remove();
    await library.page.reload();

    await library.photo("kept.jpg").waitFor();
    expect(await library.photo("gone.jpg").count()).toBe(0);
  });

  test("a photo that is there already is told from a new one", async () => {
    const library = await LibraryPage.signedIn(app);
    const picture = await newPicture("twice.jpg", { icon: "laptop", left: 120, top: 60, size: 340 });
    await library.add(picture);
    await library.photo("twice.jpg").waitFor();
    const total = await library.total.textContent();

    await library.choose({ ...picture, name: "again.jpg" });
    await library.upload("again.jpg").getByText("This photo is in your library already.").waitFor();

    await library.page.reload();
    await expect.poll(() => library.total.textContent()).toBe(total);
    expect(await library.photo("again.jpg").count()).toBe(0);
  });

  test("a file name of 40,000 characters with emoji and dots is kept short and whole", async () => {
    const library = await LibraryPage.signedIn(app);
    const picture = await newPicture("", { icon: "laptop", left: 330, top: 200, size: 340 });

    await library.drop({ ...picture, name: `../../${"🐈".repeat(20_000)}.jpg` });

    const name = `${"🐈".repeat(125)}.jpg`;
    await library.upload(name).getByText("Ready").waitFor();
    await library.photo(name).waitFor();
  });
});
