import { drawScene } from "@image-content-search/drawings";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type App, browserIsThere, startApp } from "./app.ts";
import { LibraryPage, type PickedFile } from "./library-page.ts";

async function newPicture(name: string, left: number): Promise<PickedFile> {
  const buffer = await drawScene([{ icon: "laptop", left, top: 120, size: 340 }], {
    width: 1_152,
    height: 864,
  });
  return { name, mimeType: "image/jpeg", buffer };
}

/** Has calls of the detector fail from now on, or no more. */
async function breakDetector(page: Page, broken: boolean): Promise<void> {
  const failures = broken ? { rekognition: 1 } : {};
  const answer = await page.request.post("/_local/faults", { data: { failures, silenceSeconds: 0 } });
  expect(answer.status()).toBe(200);
}

/** Passes the time that messages wait before they are tried again, until the condition holds. */
async function hurryUntil(page: Page, holds: () => Promise<boolean>): Promise<void> {
  let aheadSeconds = 0;
  await expect
    .poll(
      async () => {
        aheadSeconds += 120;
        await page.request.post("/_local/clock", { data: { aheadSeconds } });
        return holds();
      },
      { interval: 1_000 },
    )
    .toBe(true);
}

describe.runIf(browserIsThere())("what a person says of a photo", () => {
  let app: App;
  let library: LibraryPage;
  beforeAll(async () => {
    app = await startApp();
    library = await LibraryPage.signedIn(app);
    await library.add(await newPicture("desk.jpg", 120), await newPicture("other.jpg", 560));
  });
  afterAll(() => app.stop());

  const open = async (filename: string) => {
    await library.page.goto("/");
    await library.photo(filename).click();
    await library.viewer.getByRole("list", { name: "Labels" }).waitFor();
  };
  const label = (name: string) =>
    library.viewer.getByRole("list", { name: "Labels" }).getByRole("link", { name: new RegExp(`^${name}`) });
  const total = async (query: string) => {
    await library.page.goto(`/?q=${encodeURIComponent(query)}`);
    await expect.poll(() => library.total.textContent()).not.toBe(" ");
    return library.photos.count();
  };
  /** What is said reaches the server after it shows. */
  const saved = () => library.page.waitForResponse((one) => one.request().method() === "PATCH");

  test("an added label finds the photo, and undoing takes it away", async () => {
    await open("desk.jpg");
    const field = library.viewer.getByLabel("Add a label");
    await field.fill("Home office");
    const added = saved();
    await field.press("Enter");
    await label("Home office").waitFor();
    await added;
    expect(await total('"home office"')).toBe(1);

    await open("desk.jpg");
    const removed = saved();
    await library.viewer.getByRole("button", { name: "Remove Home office" }).click();
    await label("Home office").waitFor({ state: "detached" });
    await removed;
    const again = saved();
    await library.page.getByRole("button", { name: "Undo" }).click();
    await label("Home office").waitFor();
    await again;

    expect(await total('"home office"')).toBe(1);
  });

  test("a removed label finds the photo no more, and is put back", async () => {
    await open("desk.jpg");
    const removed = saved();
    await library.viewer.getByRole("button", { name: "Remove Laptop" }).click();
    await removed;
    await expect.poll(() => library.page.locator('[data-box="Laptop"]').count()).toBe(0);
    expect(await total("laptop")).toBe(1);

    await open("desk.jpg");
    await library.viewer.getByText("Removed by you (1)").click();
    const back = saved();
    await library.viewer.getByRole("button", { name: "Put Laptop back" }).click();
    await library.page.locator('[data-box="Laptop"]').waitFor();
    await back;

    expect(await total("laptop")).toBe(2);
  });

  test("a label that the server refuses goes again", async () => {
    await open("desk.jpg");
    await library.page.route("**/api/images/*", (route) =>
      route.request().method() === "PATCH" ? route.abort() : route.fallback(),
    );
    const field = library.viewer.getByLabel("Add a label");
    await field.fill("Nowhere");
    await field.press("Enter");

    await library.page.getByText("The server cannot be reached.").waitFor();
    await label("Nowhere").waitFor({ state: "detached" });
    await library.page.unroute("**/api/images/*");
  });

  test("a description is kept, unless Escape leaves it", async () => {
    await open("other.jpg");
    const write = async (words: string, key: string) => {
      await library.viewer.getByRole("button", { name: /^(Add a description|Description)/ }).click();
      await library.viewer.getByRole("textbox", { name: "Description" }).fill(words);
      await library.page.keyboard.press(key);
    };
    const kept = saved();
    await write("Before the move", "Control+Enter");
    await kept;
    await write("Never said", "Escape");
    await library.viewer.getByText("Before the move").waitFor();

    await open("other.jpg");
    expect(await library.viewer.getByRole("button", { name: /^Description/ }).textContent()).toBe(
      "Before the move",
    );
  });

  test("a photo that failed says why, is found in the activity and tried again", async () => {
    await library.page.goto("/");
    await breakDetector(library.page, true);
    await library.choose(await newPicture("unlucky.jpg", 330));
    const row = library.upload("unlucky.jpg");
    await hurryUntil(library.page, async () => (await row.getByText("Failed").count()) === 1);
    await breakDetector(library.page, false);

    await library.page.getByRole("link", { name: "Activity, 1 failed" }).click();
    await library.page.getByText("It did not succeed, though it was tried several times.").last().waitFor();
    await library.page.getByLabel("Where is my picture?").fill("unlucky");
    await library.page.keyboard.press("Enter");
    await library.viewer.getByRole("heading", { name: "unlucky.jpg" }).waitFor();
    await library.page.keyboard.press("Escape");
    await library.page.getByRole("button", { name: "Retry all" }).click();

    await library.page.getByText("1 photo is on the way again.").waitFor();
    await library.page.getByText("3 photos can be searched", { exact: true }).waitFor();
    expect(await total("laptop")).toBe(3);
  });

  test("an account is deleted only by its address, and then lets nobody in", async () => {
    await library.page.goto("/");
    await library.page.getByRole("button", { name: "Account" }).click();
    await library.page.getByRole("link", { name: "Settings" }).click();
    await library.page.getByRole("button", { name: "Delete account…" }).click();
    const dialog = library.page.getByRole("dialog", { name: "Delete your account?" });
    const confirm = dialog.getByRole("button", { name: "Delete everything" });
    await dialog.getByLabel(/to confirm/).fill("somebody@example.com");
    expect(await confirm.isDisabled()).toBe(true);
    await dialog.getByLabel(/to confirm/).fill(app.user.email);
    await confirm.click();

    await library.page.getByText("Your account is deleted.").waitFor();
    await library.page.getByRole("heading", { name: "Sign in" }).waitFor();
    const refused = async () => {
      await library.page.goto("/");
      await library.page.getByLabel("Email").fill(app.user.email);
      await library.page.getByLabel("Password").fill("Demo-password-1");
      await library.page.getByRole("button", { name: "Sign in" }).click();
      await library.page.getByRole("alert").or(library.searchBox).first().waitFor();
      return library.page.getByRole("alert").count();
    };
    await expect.poll(refused).toBe(1);
  });
});
