import { drawScene } from "@image-content-search/drawings";
import { layPicture, orientations } from "@image-content-search/drawings/exif-orientation";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type App, browserIsThere, visitApp } from "./app.ts";
import { LibraryPage } from "./library-page.ts";
import { overlap, type Rectangle } from "./rectangle.ts";

/** Sky down to 604, and in its upper right an airplane. */
const scene = { width: 1_152, height: 864 };
const airplane = { icon: "airplane", left: 740, top: 90, size: 360 };
const drawn = { left: 740, top: 90, right: 740 + 360, bottom: 90 + 360 };

/** Where the box of a label stands on the page. */
function findBox(page: Page, label: string): Promise<Rectangle> {
  return page.locator(`[data-box="${label}"]`).evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  });
}

/**
 * Where on the page the shown picture has something before its sky, whose rows have one colour each; in the
 * picture's own pixels if `own`. Size is that of the shown picture in its pixels.
 */
function findObject(page: Page) {
  return page.locator(".picture-layer img").evaluate((image: HTMLImageElement) => {
    const { naturalWidth: width, naturalHeight: height } = image;
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d");
    if (!context) throw new Error("There is no canvas.");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const own = { left: width, top: height, right: 0, bottom: 0 };
    for (let y = 0; y < height * 0.65; y++) {
      for (let x = 0; x < width; x++) {
        const [at, first] = [4 * (y * width + x), 4 * y * width];
        const differs = [0, 1, 2].some((c) => Math.abs((data[at + c] ?? 0) - (data[first + c] ?? 0)) > 40);
        if (!differs) continue;
        own.left = Math.min(own.left, x);
        own.right = Math.max(own.right, x + 1);
        own.top = Math.min(own.top, y);
        own.bottom = Math.max(own.bottom, y + 1);
      }
    }
    const shown = image.getBoundingClientRect();
    const across = (x: number) => shown.left + (x / width) * shown.width;
    const down = (y: number) => shown.top + (y / height) * shown.height;
    const onPage = {
      left: across(own.left),
      right: across(own.right),
      top: down(own.top),
      bottom: down(own.bottom),
    };
    return { size: { width, height }, own, onPage };
  });
}

describe.runIf(browserIsThere())("a picture stored", () => {
  let app: App;
  let library: LibraryPage;
  beforeAll(async () => {
    app = await visitApp();
    library = await LibraryPage.signedIn(app);
    const upright = await drawScene([airplane], { ...scene, format: "png" });
    const files = orientations.map(async (orientation) => {
      const buffer = await layPicture(upright, orientation).jpeg({ quality: 92 }).toBuffer();
      return { name: `${orientation}.jpg`, mimeType: "image/jpeg", buffer };
    });
    await library.add(...(await Promise.all(files)));
  });
  afterAll(() => app.stop());

  test.each(orientations)("with EXIF orientation %i is shown upright, the box over its object", async (n) => {
    await library.page.goto("/");
    await library.photo(`${n}.jpg`).click();
    await library.viewer.getByRole("img", { name: `${n}.jpg` }).waitFor();
    await expect.poll(async () => (await findObject(library.page)).size).toEqual(scene);

    const { own, onPage } = await findObject(library.page);

    expect(overlap(own, drawn)).toBeGreaterThan(0.8);
    expect(overlap(await findBox(library.page, "Airplane"), onPage)).toBeGreaterThan(0.5);
  });
});
