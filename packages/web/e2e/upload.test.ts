import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type App, browserIsThere, startApp } from "./app.ts";
import { LibraryPage } from "./library-page.ts";
import { dropPaths, holdStore, keptFiles, newPictures, store } from "./uploads.ts";

describe.runIf(browserIsThere())("an upload", () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.stop());

  const button = (library: LibraryPage, name: string | RegExp) =>
    library.uploads.getByRole("button", { name });
  const statuses = (library: LibraryPage) => library.uploads.locator(".upload-status").allTextContents();

  test("that is paused sends nothing until it is resumed", async () => {
    const library = await LibraryPage.signedIn(app);
    const held = await holdStore(library.page);
    await library.choose(...(await newPictures(6, "paused")));
    await expect.poll(held.sent).toBe(4);

    await button(library, "Pause uploads").click();
    await library.uploads.getByText("Paused · 6 to send").waitFor();
    expect(await statuses(library)).toEqual(Array(6).fill("Waiting"));
    await held.release();
    expect(held.sent()).toBe(4);

    await button(library, "Resume uploads").click();
    await library.uploads.getByText("6 photos ready").waitFor();
  });

  test("that is cancelled is gone, and undoing takes it up again", async () => {
    const library = await LibraryPage.signedIn(app);
    const held = await holdStore(library.page);
    await library.choose(...(await newPictures(6, "cancelled")));
    await expect.poll(held.sent).toBe(4);

    await button(library, "Cancel cancelled-0.png").click();
    await library.upload("cancelled-0.png").waitFor({ state: "detached" });
    await button(library, "Cancel all").click();
    await library.page.getByText("5 uploads cancelled.").waitFor();
    expect(await library.uploads.count()).toBe(0);
    await held.release();
    await library.page.getByRole("button", { name: "Undo" }).click();

    await library.uploads.getByText("5 photos ready").waitFor();
    expect(await library.upload("cancelled-0.png").count()).toBe(0);
  });

  test("goes on by itself after the connection was lost", async () => {
    const library = await LibraryPage.signedIn(app);
    let broken = 0;
    await library.page.route(store, (route) =>
      broken++ < 3 ? route.abort("connectionreset") : route.continue(),
    );
    await library.choose(...(await newPictures(5, "broken")));
    await library.uploads.getByText("5 photos ready").waitFor();
    expect(broken).toBeGreaterThanOrEqual(8);

    await library.page.context().setOffline(true);
    await library.choose(...(await newPictures(5, "offline")));
    await library.uploads.getByText("Waiting for the connection").waitFor();
    expect(await statuses(library)).toEqual(Array(5).fill("Waiting"));
    await library.page.context().setOffline(false);

    await library.uploads.getByText("5 photos ready").waitFor();
  });

  test("goes on by itself after the page was loaded anew, and nothing is kept in the end", async () => {
    const library = await LibraryPage.signedIn(app);
    const asked: string[] = [];
    library.page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    const held = await holdStore(library.page);
    await library.choose(...(await newPictures(6, "reloaded")));
    await expect.poll(held.sent).toBe(4);
    await expect.poll(() => keptFiles(library.page)).toBe(6);

    await library.page.reload();
    await expect.poll(held.sent).toBe(8);
    await held.release();

    await library.uploads.getByText("6 photos ready").waitFor();
    expect(asked).toEqual([]);
    await expect.poll(() => keptFiles(library.page)).toBe(0);
    for (let index = 0; index < 6; index++) await library.photo(`reloaded-${index}.png`).waitFor();
  });

  test("of two pages goes on in one of them alone", async () => {
    const library = await LibraryPage.signedIn(app);
    const held = await holdStore(library.page);
    await library.choose(...(await newPictures(2, "shared")));
    await expect.poll(held.sent).toBe(2);
    await expect.poll(() => keptFiles(library.page)).toBe(2);
    const other = new LibraryPage(await library.page.context().newPage());
    const heldThere = await holdStore(other.page);
    await other.page.goto("/");
    await other.searchBox.waitFor();
    expect(await other.uploads.count()).toBe(0);

    await library.page.close();
    await other.uploads.getByText("Adding 2 photos").waitFor();
    await heldThere.release();

    await other.uploads.getByText("2 photos ready").waitFor();
    expect(held.sent()).toBe(2);
  });

  test("is given up by signing out, after asking", async () => {
    const library = await LibraryPage.signedIn(app);
    const held = await holdStore(library.page);
    await library.choose(...(await newPictures(2, "left")));
    await expect.poll(held.sent).toBe(2);
    await expect.poll(() => keptFiles(library.page)).toBe(2);
    const signOut = async (answer: "accept" | "dismiss") => {
      const asking = library.page.waitForEvent("dialog");
      await library.page.getByRole("button", { name: "Account" }).click();
      const clicked = library.page.getByRole("button", { name: "Sign out" }).click();
      const dialog = await asking;
      expect(dialog.message()).toMatch(/^2 photos are not uploaded yet/);
      await dialog[answer]();
      await clicked;
    };

    await signOut("dismiss");
    await library.uploads.getByText("Adding 2 photos").waitFor();
    await library.page.keyboard.press("Escape");
    await signOut("accept");

    await library.page.getByRole("button", { name: "Sign in" }).waitFor();
    expect(await keptFiles(library.page)).toBe(0);
  });

  test("of what lies in the trash offers to restore it", async () => {
    const library = await LibraryPage.signedIn(app);
    const pictures = await newPictures(1, "trashed");
    await library.add(...pictures);
    await library.photo("trashed-0.png").click();
    await library.viewer.getByRole("button", { name: "Delete" }).click();
    await library.page.getByText("Moved to the trash.").waitFor();
    await library.page.keyboard.press("Escape");
    await library.viewer.waitFor({ state: "detached" });

    await library.choose(...pictures);
    await library.uploads.getByText("This photo is in your trash.").waitFor();
    await button(library, "Restore").click();

    await library.uploads.getByText("This photo is in your library already.").waitFor();
    await library.photo("trashed-0.png").waitFor();
  });

  test("takes what is pasted", async () => {
    const library = await LibraryPage.signedIn(app);
    const [picture] = await newPictures(1, "pasted");

    await library.page.evaluate((content) => {
      const clipboardData = new DataTransfer();
      const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
      clipboardData.items.add(new File([bytes], "image.png", { type: "image/png" }));
      document.body.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
      );
    }, picture?.buffer.toString("base64") ?? "");

    await library.uploads.getByText(/^Pasted \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.png$/).waitFor();
    await library.uploads.getByText("1 photo ready").waitFor();
  });

  test("takes a folder of 250 files, with the folders in it and without what is no picture", async () => {
    const library = await LibraryPage.signedIn(app);
    const folder = await mkdtemp(join(tmpdir(), "dropped-"));
    await mkdir(join(folder, "deep/deeper"), { recursive: true });
    await mkdir(join(folder, ".hidden"));
    const pictures = await newPictures(250, "folder");
    await Promise.all(
      pictures.map(({ name, buffer }, index) =>
        writeFile(join(folder, ["", "deep", "deep/deeper"][Math.max(0, index - 247)] ?? "", name), buffer),
      ),
    );
    await writeFile(join(folder, "notes.txt"), "no picture");
    await writeFile(join(folder, ".hidden/secret.png"), pictures[0]?.buffer ?? "");
    const held = await holdStore(library.page);

    await dropPaths(library.page, [folder]);

    await library.uploads.getByText(/^Adding 250 photos/).waitFor();
    await library.uploads.getByText("1 file that is no picture was passed over.").waitFor();
    await button(library, "Cancel all").click();
    await held.release();
    await rm(folder, { recursive: true });
  });

  // A machine that is busy with other things may hold the page up, but not each time.
  test("of 300 files keeps the page at work, and shows few of them", { retry: 2 }, async () => {
    const library = await LibraryPage.signedIn(app);
    const pictures = await newPictures(300, "many");
    await library.page.evaluate(() => {
      const long: number[] = [];
      Object.assign(window, { longTasks: long });
      new PerformanceObserver((list) =>
        long.push(...list.getEntries().map(({ duration }) => duration)),
      ).observe({
        type: "longtask",
      });
    });

    await library.choose(...pictures);

    await library.uploads.getByText(/^Adding 300 photos/).waitFor();
    expect(await library.uploads.getByRole("listitem").count()).toBe(60);
    await library.uploads.getByText(/^1?\d\d to send/).waitFor();
    const longest = await library.page.evaluate(() => Math.max(0, ...Reflect.get(window, "longTasks")));
    expect(longest).toBeLessThan(200);
  });
});
