import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** A page of its own that shows the demo user's library. */
export async function signedIn(
  browser: Browser,
  appUrl: string,
  options: BrowserContextOptions,
): Promise<Page> {
  const page = await browser.newPage({ reducedMotion: "reduce", baseURL: appUrl, ...options });
  await page.goto("/");
  await page.getByRole("button", { name: "Use it" }).click();
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("list", { name: "Photos" }).waitFor();
  return page;
}
