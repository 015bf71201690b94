import type { Page } from "playwright-core";

export interface Typing {
  /** ms from each keystroke until its suggestions were painted. */
  suggestions: number[];
  /** ms from each question until its first page was painted. */
  pages: number[];
}

/** Of labels: so many are typed, and so many asked for. */
const typed = 12;
const asked = 40;
const pause = 300;

/** Types the names of labels that the photos on the page have, letter by letter, then asks for them. */
export async function measureTyping(page: Page): Promise<Typing> {
  const box = page.getByRole("combobox", { name: "Search photos" });
  const labels = await labelsOnPage(page);
  await page.evaluate(watchSuggestions);
  for (const label of labels.slice(0, typed)) {
    await box.fill("");
    await page.waitForTimeout(pause);
    for (const letter of label.slice(0, 6)) {
      await box.press(letter === " " ? "Space" : letter);
      await page.waitForTimeout(pause);
    }
  }
  const suggestions = await page.evaluate(() => (window as Watched).suggestionTimes ?? []);
  const pages: number[] = [];
  for (const label of labels) {
    await box.fill("");
    await box.press("Enter");
    await page.waitForTimeout(3 * pause);
    pages.push(await page.evaluate(askAndWait, `"${label.toLowerCase()}"`));
  }
  return { suggestions, pages };
}

async function labelsOnPage(page: Page): Promise<string[]> {
  const captions = await page
    .locator("a[data-caption]")
    .evaluateAll((tiles) => tiles.flatMap((tile) => (tile.getAttribute("data-caption") ?? "").split(" · ")));
  return [...new Set(captions.filter((caption) => caption !== ""))].slice(0, asked);
}

type Watched = Window & { suggestionTimes?: number[] };

/** Runs in the page: notes, for each keystroke, when the last change of the list that it led to was painted. */
function watchSuggestions(): void {
  const times: number[] = [];
  (window as Watched).suggestionTimes = times;
  let begun: number | undefined;
  let place = -1;
  document.addEventListener(
    "input",
    ({ timeStamp }) => {
      begun = timeStamp;
      place = -1;
    },
    { capture: true },
  );
  new MutationObserver(() => {
    const from = begun;
    if (from === undefined || !document.querySelector('[role="option"]')) return;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        if (begun !== from) return;
        if (place < 0) place = times.push(0) - 1;
        times[place] = performance.now() - from;
      };
      port2.postMessage(undefined);
    });
  }).observe(document.querySelector("search") ?? document.body, {
    childList: true,
    subtree: true,
    characterData: true,
  });
}

/** Runs in the page: asks for a query and answers the ms until the first page of its result was painted. */
function askAndWait(q: string): Promise<number> {
  const box = document.querySelector<HTMLInputElement>('[role="combobox"]');
  const setText = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  if (!box || !setText) throw new Error("There is no search box.");
  const begun = performance.now();
  setText.call(box, q);
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  return new Promise((resolve, reject) => {
    const look = () => {
      const grid = document.querySelector('.photo-grid[data-stale="false"]');
      const told = document.querySelector("main [role=status]")?.textContent ?? "";
      if (grid && told.includes(q)) {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - begun);
        port2.postMessage(undefined);
      } else if (performance.now() - begun > 10_000) reject(new Error(`Nothing was shown for ${q}.`));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}
