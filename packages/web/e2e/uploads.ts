import { drawScene } from "@image-content-search/drawings";
import type { Page } from "playwright-core";
import type { PickedFile } from "./library-page.ts";

let drawn = 0;

/** Pictures that no library has yet. */
export function newPictures(count: number, name: string): Promise<PickedFile[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const scene = {
        width: 120 + (drawn % 400),
        height: 90 + Math.floor(drawn++ / 400),
        format: "png",
      } as const;
      return { name: `${name}-${index}.png`, mimeType: "image/png", buffer: await drawScene([], scene) };
    }),
  );
}

/** Where originals are sent. */
export const store = /\/originals\//;

/** Keeps the store from answering until `release` is called. */
export async function holdStore(page: Page): Promise<{ sent: () => number; release: () => Promise<void> }> {
  let sent = 0;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(store, async (route) => {
    sent++;
    await released;
    // One that was cancelled meanwhile cannot go on.
    await route.continue().catch(() => undefined);
  });
  return {
    sent: () => sent,
    release: async () => {
      release();
      await page.unroute(store);
    },
  };
}

/** How many files the browser keeps for after a reload. */
export function keptFiles(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const result = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    // Opening it would make it, and then empty.
    if (!(await indexedDB.databases()).some(({ name }) => name === "uploads")) return 0;
    const database = await result(indexedDB.open("uploads"));
    try {
      return await result(database.transaction("files").objectStore("files").count());
    } finally {
      database.close();
    }
  });
}

/** Drops files and folders of this machine on the page, as the mouse does. */
export async function dropPaths(page: Page, files: string[]): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await devTools.send("Input.dispatchDragEvent", { type, x: 400, y: 400, data });
  }
}
