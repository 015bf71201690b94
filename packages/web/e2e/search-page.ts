import { type DrawnObject, drawScene } from "@image-content-search/drawings";
import type { Locator } from "playwright-core";
import { expect } from "vitest";
import type { App } from "./app.ts";
import { LibraryPage } from "./library-page.ts";

const plane: DrawnObject = { icon: "airplane", left: 640, top: 60, size: 340 };
const laptop: DrawnObject = { icon: "laptop", left: 100, top: 440, size: 340 };
const pictures = [
  { name: "plane.jpg", objects: [plane], format: "jpeg" },
  { name: "work.png", objects: [laptop], format: "png" },
  { name: "both.jpg", objects: [plane, laptop], format: "jpeg" },
] as const;

/** A library of three photos to be searched: a plane, a laptop, and both. */
export class SearchPage extends LibraryPage {
  /** Goes to the app, signs in and adds the photos. */
  static async filled(app: App): Promise<SearchPage> {
    const { page } = await LibraryPage.signedIn(app);
    const library = new SearchPage(page);
    const files = pictures.map(async ({ name, objects, format }) => ({
      name,
      mimeType: `image/${format}`,
      buffer: await drawScene([...objects], { width: 1_152, height: 864, format }),
    }));
    await library.add(...(await Promise.all(files)));
    page.setDefaultTimeout(9_000);
    return library;
  }

  /** Waits until just these photos are found. */
  async found(...names: string[]): Promise<void> {
    const counts = () => Promise.all([this.photos.count(), ...names.map((name) => this.photo(name).count())]);
    await expect.poll(counts).toEqual([names.length, ...names.map(() => 1)]);
  }

  /** The query of the address. */
  query(): string {
    return new URL(this.page.url()).searchParams.get("q") ?? "";
  }

  /** What is offered below the box. */
  get options(): Locator {
    return this.page.getByRole("search").getByRole("option");
  }

  option(text: string): Locator {
    return this.options.filter({ hasText: text }).first();
  }

  /** The words of the option that is marked. */
  marked(): Promise<string | null | undefined> {
    return this.searchBox.evaluate((box) => {
      const id = box.getAttribute("aria-activedescendant");
      return id === null ? null : document.getElementById(id)?.textContent;
    });
  }
}
