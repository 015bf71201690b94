import type { Browser, BrowserContext, Page } from "playwright-core";

/** A browser in which the demo user is signed in, and a page that shows the library. */
export async function signIn(
  browser: Browser,
  appUrl: string,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 1_280, height: 800 }, baseURL: appUrl });
  const page = await context.newPage();
  await signInOn(page);
  return { context, page };
}

/** Signs the demo user in on a page. */
export async function signInOn(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("button", { name: "Use it" }).click();
  await page.getByRole("button", { name: "Sign in" }).click();
  await firstPhoto(page);
}

/** Waits until the first photo of a result is there. */
export async function firstPhoto(page: Page): Promise<void> {
  await page.locator("a[data-image-id]").first().waitFor();
}
