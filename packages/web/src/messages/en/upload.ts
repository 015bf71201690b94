import { formatBytes, formatLimit, formatNumber } from "../../lib/format.ts";
import { counted, formOf } from "../counted.ts";
import { listOf } from "../list-of.ts";

const photos = { one: "photo", other: "photos" };
const files = { one: "file", other: "files" };

export const upload = {
  limits: (formats: readonly string[], size: string) => `${listOf(formats, "or")}, up to ${size} each`,
  drop: "Drop to add to your library",
  choosePhotos: "Choose photos",
  chooseFolder: "Choose a folder",
  takePhoto: "Take a photo",
  moreWays: "More ways to upload",
  otherWays: "You can also drop photos and folders anywhere on the page, or paste a picture.",
  pastedName: (stamp: string) => `Pasted ${stamp}`,

  uploads: "Uploads",
  progress: "Upload progress",
  pause: "Pause uploads",
  resume: "Resume uploads",
  minimise: "Minimise uploads",
  show: "Show uploads",
  dismiss: "Dismiss uploads",
  cancelAll: "Cancel all",
  cancelled: (count: number) => `${counted(count, { one: "upload", other: "uploads" })} cancelled.`,
  cancelOne: (filename: string) => `Cancel ${filename}`,
  retry: "Retry",
  retryFailed: "Retry failed",
  view: "View",
  restore: "Restore",
  restored: "Restored from the trash.",

  adding: (total: number, done: number) => `Adding ${counted(total, photos)} · ${formatNumber(done)} done`,
  ready: (count: number) => `${counted(count, photos)} ready`,
  duplicates: (count: number) => counted(count, { one: "duplicate", other: "duplicates" }),
  failed: (count: number) => `${formatNumber(count)} failed`,
  more: (count: number) => `and ${formatNumber(count)} more`,
  passedOver: (count: number) =>
    `${counted(count, { one: "file that is no picture was", other: "files that are no pictures were" })} passed over.`,
  reading: (found: number) => `Reading the folder: ${counted(found, files)} so far`,
  sending: (count: number) => `${formatNumber(count)} to send`,
  speed: (bytes: number) => `${formatBytes(bytes)}/s`,
  secondsLeft: "less than a minute left",
  minutesLeft: (minutes: number) => `about ${counted(minutes, { one: "minute", other: "minutes" })} left`,
  hoursLeft: (hours: number) => `about ${counted(hours, { one: "hour", other: "hours" })} left`,
  analyzing: "All sent; finding out what they show",
  paused: "Paused",
  connection: "Waiting for the connection; goes on by itself",
  tryNow: "Try now",
  quotaTitle: "Your library takes no more at present",
  quota: (count: number) =>
    `${counted(count, { one: "photo waits", other: "photos wait" })}. Make room by deleting photos for good, or wait for the next day (UTC) if today's analyses are used up; your administrator can allow more.`,
  quotaRoom: (count: number, images: number, bytes: number) =>
    `It holds all that it may: ${counted(images, photos)} and ${formatBytes(bytes)}, the trash included. ${counted(count, { one: "photo waits", other: "photos wait" })}. Ask your administrator for more room, then try again.`,
  quotaAnalyses: (count: number, analyses: number) =>
    `All ${formatNumber(analyses)} analyses of today are used. ${counted(count, { one: "photo waits", other: "photos wait" })}. Try again after midnight UTC, or ask your administrator for more.`,
  leave: (count: number) =>
    `${counted(count, photos)} ${formOf(count, { one: "is", other: "are" })} not uploaded yet. Sign out and cancel the upload?`,

  phases: {
    waiting: "Waiting",
    checking: "Checking",
    uploading: "Uploading",
    preparing: "Preparing",
    analyzing: "Analyzing",
    ready: "Ready",
    duplicate: "Duplicate",
    failed: "Failed",
  },
  inLibrary: "This photo is in your library already.",
  inTrash: "This photo is in your trash.",

  problems: {
    type: (limits: string) => `Not a kind of picture that can be searched. Use ${limits}.`,
    empty: "The file is empty.",
    tooManyBytes: (byteSize: number, most: number) =>
      `The file has ${formatBytes(byteSize)}; at most ${formatLimit(most)} are allowed.`,
    sideTooShort: (width: number, height: number, least: number) =>
      `The picture has ${width} × ${height} pixels; each side needs at least ${least}.`,
    sideTooLong: (width: number, height: number, most: number) =>
      `The picture has ${width} × ${height} pixels; a side has at most ${most}.`,
    tooManyPixels: (width: number, height: number, megapixels: number) =>
      `The picture has ${width} × ${height} pixels; at most ${megapixels} megapixels are allowed.`,
    unreadable: "The file cannot be read. It may have been moved or changed; choose it again.",
    notArrived: "The file does not arrive, though the connection works. Try again later.",
    unknown: "The photo could not be processed.",
  },

  spokenBegun: (count: number) => `Upload of ${counted(count, photos)} has begun.`,
  spokenSent: "All photos are sent.",
  spokenFailed: (filename: string, reason: string) => `${filename} failed: ${reason}`,
  spokenDone: (summary: string) => `Upload finished: ${summary}.`,
};
