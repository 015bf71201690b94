import { findChromium, launchBrowser } from "@image-content-search/bench/browser";
import type { BrowserContextOptions, Page } from "playwright-core";
import { inject } from "vitest";
import { startSystem } from "./system.ts";
import { demoUser, newUser, type User } from "./user.ts";

/** The logs of the systems that are visited. */
export const systemLogs = new Set<string>();

const reason = "There is no Chromium: install it or set CHROMIUM_PATH.";

/** False, with a warning, on a machine without a browser. @throws Error there when CI is set */
export function browserIsThere(): boolean {
  if (findChromium() !== undefined) return true;
  if (process.env.CI) throw new Error(reason);
  console.warn(`The tests in the browser are skipped. ${reason}`);
  return false;
}

/** The whole system, somebody there whose library is empty, and a browser to visit it. */
export interface App {
  url: string;
  user: User;
  /** A new page that shares nothing with others, as in a browser just installed. */
  newPage: (options?: BrowserContextOptions) => Promise<Page>;
  stop: () => Promise<void>;
}

/** Visits the system that other files visit at the same time. */
export async function visitApp(): Promise<App> {
  const url = inject("sharedSystemUrl");
  systemLogs.add(inject("sharedSystemLog"));
  const [user, browser] = await Promise.all([newUser(url), visit(url)]);
  return { url, user, ...browser };
}

/** Starts a system of its own, for what others would feel: a broken service, another time, hundreds of pictures. */
export async function startApp(): Promise<App> {
  const { url, log, stop } = await startSystem();
  systemLogs.add(log);
  const browser = await visit(url);
  return {
    url,
    user: demoUser,
    newPage: browser.newPage,
    stop: async () => void (await Promise.all([browser.stop(), stop()])),
  };
}

async function visit(url: string): Promise<Pick<App, "newPage" | "stop">> {
  const browser = await launchBrowser();
  return {
    async newPage(options = {}) {
      const viewport = { width: 1_280, height: 800 };
      const context = await browser.newContext({ viewport, baseURL: url, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      return page;
    },
    stop: () => browser.close(),
  };
}
