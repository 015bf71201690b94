import { createStore } from "./store.ts";

export interface Toast {
  id: number;
  text: string;
  action?: { label: string; run: () => void };
}

export const toasts = createStore<readonly Toast[]>([]);

let nextId = 1;

/** Says something briefly at the foot of the page. */
export function showToast(toast: Omit<Toast, "id">): void {
  toasts.set([...toasts.get().slice(-2), { ...toast, id: nextId++ }]);
}

export function dismissToast(id: number): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id));
}
