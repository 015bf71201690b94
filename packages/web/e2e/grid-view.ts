import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Names of the photos that are wholly in view, from the first on, with where their tops stand. */
export function inView(page: Page): Promise<{ name: string; top: number }[]> {
  return page.locator(".photo-tile").evaluateAll((tiles) =>
    tiles
      .map((tile) => ({ name: tile.getAttribute("aria-label") ?? "", box: tile.getBoundingClientRect() }))
      .filter(({ box }) => box.top >= 64 && box.bottom <= innerHeight)
      .map(({ name, box }) => ({ name, top: Math.round(box.top) })),
  );
}

/** The places in the whole result of the photos that are in the document. */
export function placesIn(page: Page): Promise<number[]> {
  return page
    .locator("li[aria-posinset]")
    .evaluateAll((items) => items.map((item) => Number(item.getAttribute("aria-posinset"))));
}

/** Waits until photos reach from the top of the view to its end. */
export async function filled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const boxes = [...document.querySelectorAll(".photo-tile")].map((tile) => tile.getBoundingClientRect());
    const end = Math.min(
      innerHeight,
      document.querySelector(".photo-grid")?.getBoundingClientRect().bottom ?? 0,
    );
    return boxes.some(({ top }) => top <= 64) && boxes.some(({ bottom }) => bottom >= end - 1);
  });
}

/** The same photos at the same places, within what nobody sees. */
export function expectSamePlace(
  after: { name: string; top: number }[],
  before: { name: string; top: number }[],
): void {
  expect(after.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
  for (const [index, { top }] of after.entries()) {
    expect(Math.abs(top - (before[index]?.top ?? Number.NaN))).toBeLessThanOrEqual(4);
  }
}

export async function settled(page: Page): Promise<void> {
  await page.locator('.photo-grid[aria-busy="false"] .photo-tile').first().waitFor();
  await page.waitForTimeout(500);
}

/** Waits until the address says where somebody has stopped. */
export async function remembered(page: Page): Promise<void> {
  await expect.poll(() => new URL(page.url()).searchParams.get("at")).not.toBeNull();
  await settled(page);
}

/** Scrolls by the wheel in steps, as a hand does. */
export async function wheel(page: Page, steps: number, by = 500): Promise<void> {
  await page.mouse.move(400, 400);
  for (let step = 0; step < steps; step++) {
    await page.mouse.wheel(0, by);
    await page.waitForTimeout(60);
  }
}
