import { errorWords, failUnreachable } from "../../lib/api-error.ts";
import { session } from "../../lib/session.ts";
import { createStore } from "../../lib/store.ts";
import { showToast } from "../../lib/toasts.ts";
import { loadRest, texts } from "../../messages/index.ts";
import type { Limits } from "./check-file.ts";
import type { OpenQueue } from "./open-queue.ts";

/** The uploads of who is signed in, apart from React: whatever is drawn anew, they go on. Undefined until the first. */
export const uploads = createStore<OpenQueue | undefined>(undefined);

/** What a screen reader is told of them. */
export const spokenUploads = createStore("");

/** Loads what sends files, and the words for what becomes of them. */
export async function loadQueue() {
  const [{ openQueue }] = await Promise.all([import("./open-queue.ts"), loadRest()]);
  return openQueue;
}

let opening: { userId: string; queue: Promise<OpenQueue | undefined> } | undefined;

async function load(userId: string, limits: Limits): Promise<OpenQueue | undefined> {
  try {
    const openQueue = await loadQueue().catch(failUnreachable);
    if (opening?.userId !== userId) return undefined;
    const queue = openQueue({ userId, limits, speak: spokenUploads.set });
    uploads.set(queue);
    return queue;
  } catch (error) {
    opening = undefined;
    showToast({ text: errorWords(error) });
    return undefined;
  }
}

/** The queue of a person, loaded when it is first needed; undefined when they have left meanwhile. */
export function openUploads(userId: string, limits: Limits): Promise<OpenQueue | undefined> {
  if (opening?.userId !== userId) opening = { userId, queue: load(userId, limits) };
  return opening.queue;
}

/** Gives up what is unsent, after asking; answers whether the person may be signed out. */
export async function giveUpUploads(): Promise<boolean> {
  const open = uploads.get();
  if (!open) return true;
  const { unsent } = open.queue.view.get();
  if (unsent > 0 && !confirm(texts().upload.leave(unsent))) return false;
  open.queue.cancelAll();
  await open.kept();
  return true;
}

// Nobody's files are sent for somebody else.
session.subscribe(() => {
  if (session.get().status !== "signed-out") return;
  uploads.get()?.close();
  uploads.set(undefined);
  opening = undefined;
});
