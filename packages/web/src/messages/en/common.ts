import type { ErrorCode, ReasonCode } from "@image-content-search/core/errors";
import { formatNumber } from "../../lib/format.ts";
import { counted } from "../counted.ts";

/** What the API says to this page, or the page says of the API. */
type ErrorText =
  | Exclude<ErrorCode, "conflict" | "quota-exceeded" | "unauthorized" | "too-large" | "unsupported-type">
  | ReasonCode
  | "unreachable"
  | "unexpected-answer";

const errors: Record<ErrorText, string> = {
  unreachable: "The server cannot be reached. Check your connection and try again.",
  "unexpected-answer": "The server gave an answer that this page does not understand. Reload the page.",
  internal: "Something went wrong on the server. Try again.",
  "database-resuming": "The library is still waking up. Try again in a few seconds.",
  "invalid-request": "The server does not take this as it is.",
  "invalid-query": "This search cannot be understood.",
  "invalid-cursor": "The list has changed. Reload the page.",
  "not-found": "This is not there any more.",
  "account-deleted": "This account is deleted.",
  "never-uploaded": "The photo never arrived. Upload it again.",
  "in-trash": "The photo lies in the trash. Restore it, then try again.",
  "room-exceeded": "Your library holds as much as it may. Ask your administrator for more room.",
  "analyses-exceeded":
    "Today's analyses are used up. Go on after midnight UTC, or ask your administrator for more.",
  "saved-searches-exceeded": "There is no room for another saved search. Delete one, then save this one.",
};

/** Words of several areas, of the start and of the shell around everything. */
export const common = {
  product: "Image Content Search",
  loading: "Loading",
  photos: (count: number) => counted(count, { one: "photo", other: "photos" }),
  tryAgain: "Try again",
  cancel: "Cancel",
  close: "Close",
  undo: "Undo",
  dismissMessage: "Dismiss message",
  show: "Show",
  hide: "Hide",

  unreachableTitle: "Your library cannot be reached",
  unknownError: "Something went wrong. Try again.",
  /** By their codes, in place of what the server says. */
  errors,
  reference: (id: string) => `Reference: ${id}.`,
  waking: "The library is waking up. This takes up to half a minute.",
  offline: "You are offline. What is loaded can still be seen; the rest goes on once you are back.",

  allPhotos: "Image Content Search, all photos",
  upload: "Upload",
  uploadPhotos: "Upload photos",
  activity: "Activity",
  moving: (count: number) => `${formatNumber(count)} in progress`,
  failedCount: (count: number) => `${formatNumber(count)} failed`,
  activityWith: (badge: string) => `Activity, ${badge}`,
  account: "Account",
  overview: "Library at a glance",
  trash: "Trash",
  settings: "Settings",
  signOut: "Sign out",
  signedOut: "You signed out.",
  otherSignedIn: "Somebody else signed in.",
};
