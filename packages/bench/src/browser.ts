import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from "playwright-core";

/** The one without windows first: it does not draw what nobody looks at. */
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
];
const quiet = [
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Path of the Chromium that CHROMIUM_PATH names, else of the first on PATH; undefined when there is none. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  if (environment.CHROMIUM_PATH) return environment.CHROMIUM_PATH;
  const folders = (environment.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** Starts a browser without a window. @throws Error when there is no Chromium */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions());
}

/** Starts one that keeps what it is told in a folder. @throws Error when there is no Chromium */
export function launchPersistent(
  folder: string,
  options: BrowserContextOptions,
  args: readonly string[],
): Promise<BrowserContext> {
  const { executablePath, args: usual } = launchOptions();
  return chromium.launchPersistentContext(folder, { ...options, executablePath, args: [...usual, ...args] });
}

function launchOptions(): { executablePath: string; args: string[] } {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("There is no Chromium: install it or set CHROMIUM_PATH.");
  return { executablePath, args: ["--no-sandbox", ...quiet] };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
