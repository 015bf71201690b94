import { formatNumber } from "../../lib/format.ts";
import { counted } from "../counted.ts";

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
  errors: {
    unreachable: "The server cannot be reached. Check your connection and try again.",
    internal: "Something went wrong on the server. Try again.",
  },
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
};
