import { drawScene } from "@image-content-search/drawings";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type App, browserIsThere, visitApp } from "./app.ts";
import { LibraryPage } from "./library-page.ts";

const plain = (width: number, height: number) => drawScene([], { width, height, format: "png" });
const damaged = async () => (await drawScene([], { width: 800, height: 600 })).subarray(0, 4_000);
const jpeg = "image/jpeg";
const png = "image/png";

describe.runIf(browserIsThere())("bad input", () => {
  let app: App;
  let library: LibraryPage;
  beforeAll(async () => {
    app = await visitApp();
    library = await LibraryPage.signedIn(app);
    const buffer = await drawScene([{ icon: "laptop", left: 100, top: 90, size: 340 }], {
      width: 1_152,
      height: 864,
    });
    await library.add({ name: "kept.jpg", mimeType: jpeg, buffer });
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    await library.page.goto("/");
    await library.photo("kept.jpg").waitFor();
  });

  const expectUnchanged = async () => {
    await library.page.goto("/");
    await library.photo("kept.jpg").waitFor();
    expect(await library.total.textContent()).toBe("1 photo");
    expect(await library.photos.count()).toBe(1);
  };

  const expectRefused = async (name: string, reason: RegExp) => {
    const row = library.upload(name);
    await row.getByText("Failed").waitFor();
    expect(await row.locator(".upload-reason").textContent()).toMatch(reason);
  };

  test.each([
    ["text named cat.jpg", "cat.jpg", jpeg, async () => Buffer.from("meow"), /not a picture/],
    ["a truncated JPEG", "half.jpg", jpeg, damaged, /damaged/],
    ["an empty file", "empty.jpg", jpeg, async () => Buffer.alloc(0), /^The file is empty\.$/],
    ["a picture of 79 × 79", "tiny.png", png, () => plain(79, 79), /79 × 79 pixels.*at least 80/],
    ["a picture 20,000 wide", "wide.png", png, () => plain(20_000, 100), /20000 × 100 pixels.*at most 16000/],
    ["a document", "letter.pdf", "application/pdf", async () => Buffer.from("%PDF-1.7"), /Use JPEG, PNG/],
  ])("%s is refused with a reason, and changes nothing", async (_what, name, mimeType, make, reason) => {
    await library.drop({ name, mimeType, buffer: await make() });

    await expectRefused(name, reason);
    await expectUnchanged();
  });

  test("a file of 40 MiB is refused with a reason, and changes nothing", async () => {
    await library.drop({ name: "huge.jpg", mimeType: jpeg, buffer: await damaged() }, 40 * 1024 * 1024);

    await expectRefused("huge.jpg", /at most 32 MiB are allowed/);
    await expectUnchanged();
  });

  test.each([
    ["a query of 10,000 characters", "cat ".repeat(2_500).trim(), /9999 characters long; at most 2000/],
    ["a quote that is never closed", 'laptop "traffic light', /never closed/],
    ["a minus alone", "laptop -", /needs a word right behind it/],
  ])("%s gets an error below the search box, and changes nothing", async (_what, query, words) => {
    await library.searchBox.fill(query);

    await library.searchProblem.waitFor();
    expect(await library.searchProblem.textContent()).toMatch(words);
    expect(await library.photo("kept.jpg").count()).toBe(1);
    await expectUnchanged();
  });

  test("a query that cannot be read, in the address, gets the same error", async () => {
    await library.page.goto("/?q=laptop%20%22traffic");

    await library.searchProblem.waitFor();
    expect(await library.searchProblem.textContent()).toMatch(/never closed/);
    expect(await library.searchBox.inputValue()).toBe('laptop "traffic');
  });
});
