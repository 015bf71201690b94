import { createContext, useContext, useEffect, useState } from "react";
import { call } from "./api.ts";

const storageKey = "media-session";
const renewAfter = 11 * 3600_000;
const leastBetweenRenewals = 30_000;

/** A context and not a store: hundreds of pictures follow it. */
export const MediaReadyContext = createContext(false);

/** Whether the cookies that `/media` wants are believed to be there. */
export function useMediaReady(): boolean {
  return useContext(MediaReadyContext);
}

let renewing: Promise<void> | undefined;
let renewedAt = 0;

function remembered(userId: string): number {
  const [id, until] = (localStorage.getItem(storageKey) ?? "").split(" ");
  return id === userId ? Number(until) || 0 : 0;
}

/** Asks for new cookies; many calls at once are one request. Does nothing right after a renewal. */
export function renewMediaSession(): Promise<void> {
  if (renewing) return renewing;
  if (Date.now() - renewedAt < leastBetweenRenewals) return Promise.resolve();
  renewing = call("createSession").finally(() => {
    renewedAt = Date.now();
    renewing = undefined;
  });
  return renewing;
}

async function openFor(userId: string): Promise<void> {
  if (remembered(userId) < Date.now()) {
    await renewMediaSession();
    localStorage.setItem(storageKey, `${userId} ${Date.now() + renewAfter}`);
  }
}

/**
 * Keeps the cookies for `/media` valid as long as the page is open, also after the machine slept; answers whether they
 * are believed to be there.
 */
export function useMediaSession(userId: string): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const check = () => openFor(userId).catch(() => undefined);
    check().finally(() => setReady(true));
    const timer = setInterval(check, 60_000);
    document.addEventListener("visibilitychange", check);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", check);
    };
  }, [userId]);
  return ready;
}

/** Forgets that the cookies were set, for the next person at this browser. */
export function forgetMediaSession(): void {
  localStorage.removeItem(storageKey);
  renewedAt = 0;
}
