import { createClient } from "./api-client.ts";
import { accessToken } from "./cognito.ts";
import { signInAgain } from "./session.ts";
import { createStore } from "./store.ts";

/** How many requests wait for the library's database to wake. */
export const wakingRequests = createStore(0);

/** Calls a route of the API: `call("getImage", { params: { imageId } })`. */
export const call = createClient({
  fetch: (url, init) => fetch(url, init),
  token: accessToken,
  signInAgain,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  onWaking: (waking) => wakingRequests.set(wakingRequests.get() + (waking ? 1 : -1)),
});
