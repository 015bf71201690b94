import { call } from "../../lib/api.ts";
import { addDropped } from "./add-dropped.ts";
import type { Limits } from "./check-file.ts";
import type { Dropped } from "./dropped.ts";
import { inspectFile } from "./inspect-file.ts";
import { recover } from "./recover.ts";
import { spokenNews } from "./spoken-news.ts";
import { transferFile } from "./transfer.ts";
import { UploadKeeper } from "./upload-keeper.ts";
import { UploadQueue } from "./upload-queue.ts";
import { openUploadStore, type UploadStore } from "./upload-store.ts";
import { noteUploadsLeft } from "./uploads-left.ts";

/** A queue at work. */
export interface OpenQueue {
  queue: UploadQueue;
  addDropped: (dropped: Dropped) => Promise<void>;
  /** Resolves once the store has followed the queue. */
  kept: () => Promise<void>;
  /** Stops everything; what is unsent stays kept for this person's next visit. */
  close: () => void;
}

interface OpenQueueOptions {
  userId: string;
  limits: Limits;
  /** Gets what a screen reader is to be told. */
  speak: (news: string) => void;
}

/** A person's queue with all that it needs of the browser. */
export function openQueue({ userId, limits, speak }: OpenQueueOptions): OpenQueue {
  const keeper = new UploadKeeper();
  const queue = new UploadQueue({
    limits,
    keeper,
    inspect: inspectFile,
    announce: (body, signal) => call("createUpload", { body, signal }),
    transfer: transferFile,
    isReadable,
    recover,
    schedule: beforeNextFrame,
    now: () => performance.now(),
  });
  const closing = new AbortController();
  void useStoreAlone(userId, closing.signal, async (store) => {
    const kept = await store.list();
    const ids = queue.adopt(kept);
    ids.forEach((id, index) => {
      const key = kept[index]?.key;
      if (key !== undefined) keeper.know(id, key);
    });
    keeper.use(store);
  });
  const stopAsking = askBeforeLeaving(queue);
  tellNews(queue, limits, speak);
  return {
    queue,
    addDropped: (dropped) => addDropped(queue, dropped),
    kept: () => keeper.settled(),
    close() {
      queue.pause();
      closing.abort();
      stopAsking();
    },
  };
}

async function isReadable(file: File): Promise<boolean> {
  return file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
}

/** Frames are not drawn while the page is hidden. */
function beforeNextFrame(act: () => void): void {
  if (document.hidden) setTimeout(act, 250);
  else requestAnimationFrame(act);
}

/**
 * Waits until no other page of this person uses the store, and then uses it until the signal aborts or the page is
 * closed. So no two pages send what one of them has left.
 */
async function useStoreAlone(
  userId: string,
  signal: AbortSignal,
  use: (store: UploadStore) => Promise<void>,
): Promise<void> {
  const closed = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  try {
    await navigator.locks.request(`uploads/${userId}`, { signal }, async () => {
      await use(remembering(userId, await openUploadStore(userId)));
      await closed;
    });
  } catch (error) {
    if (!signal.aborted) console.warn("Uploads cannot be kept for a later visit.", error);
  }
}

/** The store, with a note for the next visit on whether there is anything in it. */
function remembering(userId: string, store: UploadStore): UploadStore {
  return {
    ...store,
    async save(uploads) {
      noteUploadsLeft(userId, true);
      await store.save(uploads);
    },
    async remove(keys) {
      await store.remove(keys);
      noteUploadsLeft(userId, (await store.count()) > 0);
    },
  };
}

function tellNews({ view }: UploadQueue, limits: Limits, speak: (news: string) => void): void {
  let before = view.get();
  view.subscribe(() => {
    const news = spokenNews(before, view.get(), limits);
    before = view.get();
    if (news !== undefined) speak(news);
  });
}

/** Asks before the page is closed while something would be lost. */
function askBeforeLeaving({ view }: UploadQueue): () => void {
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  const follow = () => {
    if (view.get().unkept > 0) addEventListener("beforeunload", ask);
    else removeEventListener("beforeunload", ask);
  };
  const unsubscribe = view.subscribe(follow);
  return () => {
    unsubscribe();
    removeEventListener("beforeunload", ask);
  };
}
