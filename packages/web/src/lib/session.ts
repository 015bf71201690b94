import { texts } from "../messages/index.ts";
import { findUser, forgetUser, type User } from "./cognito.ts";
import { createStore, useStore } from "./store.ts";

/** `expired`: the user must sign in again; what they were doing stays as it is meanwhile. */
export type Session =
  | { status: "checking" }
  | { status: "signed-out" }
  | { status: "signed-in"; user: User }
  | { status: "expired"; user: User };

/** Who is at this page; everything that belongs to one person follows it. */
export const session = createStore<Session>({ status: "checking" });

interface Waiting {
  resolve: () => void;
  reject: (reason: Error) => void;
}
let waiting: Waiting[] = [];

function release(settle: (one: Waiting) => void): void {
  const all = waiting;
  waiting = [];
  all.forEach(settle);
}

/** Reads from the browser's storage who is signed in; to be called at the start and after signing in. */
export async function enterSession(): Promise<void> {
  const before = session.get();
  const user = await findUser().catch(() => undefined);
  if (user === undefined) {
    session.set({ status: "signed-out" });
    return;
  }
  const same = before.status === "expired" && before.user.id === user.id;
  if (!same) session.set({ status: "signed-out" });
  session.set({ status: "signed-in", user });
  release(same ? (one) => one.resolve() : (one) => one.reject(new Error(texts().common.otherSignedIn)));
}

/** Signs out; what waited for somebody to sign in again fails. */
export async function leaveSession(): Promise<void> {
  await forgetUser().finally(() => session.set({ status: "signed-out" }));
  release((one) => one.reject(new Error(texts().common.signedOut)));
}

/** Marks the session as expired and resolves once the same user has signed in again. */
export function signInAgain(): Promise<void> {
  const { status, ...rest } = session.get();
  if (status === "signed-in" && "user" in rest) session.set({ status: "expired", user: rest.user });
  return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
}

/** Who is signed in; only below where somebody is. */
export function useUser(): User {
  const current = useStore(session);
  if (!("user" in current)) throw new Error("Nobody is signed in.");
  return current.user;
}
