import { drawScene } from "@image-content-search/drawings";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type App, browserIsThere, visitApp } from "./app.ts";
import { LibraryPage, type PickedFile } from "./library-page.ts";

async function newPicture(name: string, left: number): Promise<PickedFile> {
  const size = { width: 1_152, height: 864 };
  const buffer = await drawScene([{ icon: "laptop", left, top: 120, size: 340 }], size);
  return { name, mimeType: "image/jpeg", buffer };
}

interface Refusal {
  status: number;
  code: string;
  headers?: Record<string, string>;
}

/** Has the API refuse the first so many requests of an address; answers how many it has refused. */
async function refuseFirst(
  page: Page,
  address: string,
  times: number,
  refusal: Refusal,
): Promise<() => number> {
  const { status, code, headers = {} } = refusal;
  let refused = 0;
  await page.route(address, (route) => {
    if (refused >= times) return route.fallback();
    refused += 1;
    return route.fulfill({ status, headers, json: { error: { code, message: code, requestId: "1" } } });
  });
  return () => refused;
}

const everyTime = Number.POSITIVE_INFINITY;
const unauthorized = { status: 401, code: "unauthorized" };

describe.runIf(browserIsThere())("when the network or the session fails", () => {
  let app: App;
  let library: LibraryPage;
  beforeAll(async () => {
    app = await visitApp();
    library = await LibraryPage.signedIn(app);
    await library.add(await newPicture("desk.jpg", 120));
    await library.page.close();
  });
  afterAll(() => app.stop());

  const open = async () => {
    library = await LibraryPage.signedIn(app);
    await library.photo("desk.jpg").waitFor();
    return library.page;
  };
  const search = async (query: string) => {
    await library.searchBox.fill(query);
    await library.page.keyboard.press("Enter");
  };

  test("a library that wakes is waited for, and it is said why", async () => {
    const page = await open();
    const waking = { status: 503, code: "database-resuming", headers: { "retry-after": "1" } };
    const refused = await refuseFirst(page, "**/api/images?*", 2, waking);

    await search("laptop");

    const banner = page.getByText("The library is waking up.");
    await banner.waitFor();
    await library.total.getByText("1 photo").and(library.total.getByText("laptop")).waitFor();
    await banner.waitFor({ state: "hidden" });
    expect(refused()).toBe(2);
  });

  test("an expired token is renewed without a word, in a search as in an upload", async () => {
    const page = await open();
    const searches = await refuseFirst(page, "**/api/images?*", 1, unauthorized);
    const uploads = await refuseFirst(page, "**/api/uploads", 1, unauthorized);

    await search("laptop");
    await library.photo("desk.jpg").waitFor();
    await library.add(await newPicture("renewed.jpg", 560));

    await library.photo("renewed.jpg").waitFor();
    expect([searches(), uploads()]).toEqual([1, 1]);
    expect(await page.getByText("Your session has ended.").count()).toBe(0);
  });

  test("who must sign in again goes on where they were", async () => {
    const page = await open();
    await refuseFirst(page, "**/api/**", everyTime, unauthorized);

    await search("laptop");
    await page.getByText("Your session has ended.").waitFor();
    await page.unroute("**/api/**");
    await page.getByLabel("Password").fill(app.user.password);
    await page.getByRole("button", { name: "Sign in" }).click();

    await page.getByText("Your session has ended.").waitFor({ state: "detached" });
    await library.photo("desk.jpg").waitFor();
    expect(await library.searchBox.inputValue()).toBe("laptop");
    expect(new URL(page.url()).searchParams.get("q")).toBe("laptop");
  });

  test("without a network what is loaded stays, and what is chosen is sent afterwards", async () => {
    library = await LibraryPage.signedIn(app);
    const { page } = library;
    const banner = page.getByText("You are offline.");
    const waits = library.uploads.getByText("Waiting for the connection");
    await library.photo("desk.jpg").waitFor();
    if (page.workers().length === 0) await page.waitForEvent("worker");

    await page.context().setOffline(true);
    await banner.waitFor();
    await library.choose(await newPicture("later.jpg", 700));
    await waits.waitFor();
    expect(await library.photo("desk.jpg").isVisible()).toBe(true);
    await page.context().setOffline(false);

    await banner.waitFor({ state: "hidden" });
    await library.photo("later.jpg").waitFor();
    expect(await waits.count()).toBe(0);
  });

  test("what cannot be loaded without a network leaves no empty page, and trying again leads there", async () => {
    library = await LibraryPage.signedIn(app);
    const { page } = library;
    await library.photo("desk.jpg").waitFor();

    await page.context().setOffline(true);
    await library.searchBox.fill("lable:cat");
    expect(await library.searchBox.inputValue()).toBe("lable:cat");
    await library.photo("desk.jpg").click();
    const again = page.getByRole("button", { name: "Try again" });
    await again.waitFor();
    await page.context().setOffline(false);
    await again.click();

    await library.viewer.getByRole("list", { name: "Labels" }).waitFor();
  });

  test("what the page can do without takes nothing away where it cannot be loaded, and comes with the network", async () => {
    const { page } = await LibraryPage.signedIn(app);
    await page.route("**/assets/filter-panel-*.js", (route) => route.abort("internetdisconnected"));
    await page.reload();
    await page.getByText("Something went wrong. Try again.").waitFor();

    await page.getByRole("link", { name: "desk.jpg", exact: true }).waitFor();
    await page.unroute("**/assets/filter-panel-*.js");
    await page.context().setOffline(true);
    await page.context().setOffline(false);
    await page.getByRole("complementary", { name: "Filters" }).getByRole("checkbox").first().waitFor();
  });

  test("it is said when the network went before what sends files had come", async () => {
    library = await LibraryPage.signedIn(app);
    const { page } = library;
    const picture = await newPicture("retried.jpg", 400);
    await page.route("**/assets/open-queue-*", (route) => route.abort("internetdisconnected"));
    await page.waitForEvent("requestfailed", (request) => request.url().includes("open-queue"));

    await library.choose(picture);
    await page.getByText("The server cannot be reached. Check your connection and try again.").waitFor();
    await page.unroute("**/assets/open-queue-*");

    await library.add(picture);
    await library.photo("retried.jpg").waitFor();
  });
});
