import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium, launchBrowser } from "@image-content-search/bench/browser";
import { RunningSystem } from "@image-content-search/bench/running-system";
import type { BrowserContextOptions, Page } from "playwright-core";
import { addLibrary } from "../../local/test/folders.ts";

const reason = "There is no Chromium: install it or set CHROMIUM_PATH.";

/** False, with a warning, on a machine without a browser. @throws Error there when CI is set */
export function browserIsThere(): boolean {
  if (findChromium() !== undefined) return true;
  if (process.env.CI) throw new Error(reason);
  console.warn(`The tests in the browser are skipped. ${reason}`);
  return false;
}

/** The whole system with an empty library, and a browser to visit it. */
export interface App {
  url: string;
  /** A new page that shares nothing with others, as in a browser just installed. */
  newPage: (options?: BrowserContextOptions) => Promise<Page>;
  /** Ends everything and forgets the library. */
  stop: () => Promise<void>;
}

export async function startApp(): Promise<App> {
  const dataFolder = await mkdtemp(join(tmpdir(), "browser-test-"));
  await addLibrary(dataFolder);
  const [system, browser] = await Promise.all([RunningSystem.start({ dataFolder }), launchBrowser()]);
  return {
    url: system.appUrl,
    async newPage(options = {}) {
      const viewport = { width: 1_280, height: 800 };
      const context = await browser.newContext({ viewport, baseURL: system.appUrl, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      return page;
    },
    async stop() {
      await Promise.all([browser.close(), system.stop()]);
      await rm(dataFolder, { recursive: true });
    },
  };
}
