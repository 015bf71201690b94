import { formatNumber } from "../../lib/format.ts";
import { counted } from "../counted.ts";

const photos = { one: "photo", other: "photos" };

export const activity = {
  title: "Activity",
  searchable: (count: number) => `${counted(count, photos)} can be searched`,
  perMinute: (rate: number) =>
    rate < 1 ? "less than one a minute" : `${formatNumber(Math.round(rate))} a minute`,

  find: "Where is my picture?",
  findHint: "File name or id",
  findAction: "Find",
  findNothing: "No photo of that name or id.",

  stages: {
    "awaiting-upload": "Waiting for the file",
    preparing: "Preparing",
    analyzing: "Analyzing",
  },
  inProgress: "In progress",
  nothingMoving: "Nothing is being worked on.",
  newest: (count: number) => `The newest ${formatNumber(count)} are shown.`,
  since: "since",
  attempt: (attempt: number) => `attempt ${attempt}`,

  failed: "Failed",
  failedPhotos: "Failed photos",
  retryAll: "Retry all",
  retry: "Retry",
  retryOne: (filename: string) => `Retry ${filename}`,
  hopeless: "Trying again cannot help these.",
  retryProgress: "Retry progress",
  retrying: (done: number, total: number) =>
    `Trying again: ${formatNumber(done)} of ${counted(total, photos)}`,
  nothingToRetry: "Nothing failed that could be tried again.",
  retried: (count: number) => `${counted(count, { one: "photo is", other: "photos are" })} on the way again.`,
  passedBy: (count: number) => `${counted(count, { one: "was", other: "were" })} passed by.`,

  throughput: "Made searchable",
  throughputHint: (minutes: number) => `photos a minute, as the average of the last ${minutes} minutes`,
  throughputMost: (rate: number) => `at most ${formatNumber(rate)}`,
  throughputChart: (now: number, most: number, from: string, to: string) =>
    `Photos made searchable a minute from ${from} to ${to}: ${formatNumber(now)} at the end, ${formatNumber(most)} at most.`,
};
