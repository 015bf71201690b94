import { createStore } from "./store.ts";

/** A brief message, and what can be done about it. */
export interface Toast {
  id: number;
  text: string;
  action?: { label: string; run: () => void };
  /** How far something has come, 0–1; the message stays until it is replaced. */
  progress?: number;
}

/** The messages at the foot of the page, the oldest first. */
export const toasts = createStore<readonly Toast[]>([]);

const mostAtOnce = 3;
let nextId = 1;

/** Says something at the foot of the page, briefly unless it has progress; in place of the message `id` if given. */
export function showToast(toast: Omit<Toast, "id">, id = nextId++): number {
  const others = toasts.get().filter((other) => other.id !== id);
  toasts.set([...others.slice(1 - mostAtOnce), { ...toast, id }]);
  return id;
}

/** Takes a message away, if it is still there. */
export function dismissToast(id: number): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id));
}
