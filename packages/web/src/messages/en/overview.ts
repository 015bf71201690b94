import { formatNumber } from "../../lib/format.ts";
import { counted } from "../counted.ts";

export const overview = {
  title: "Library at a glance",
  photos: (count: number) => counted(count, { one: "photo", other: "photos" }),
  inTrash: (count: number) => `${formatNumber(count)} in the trash`,
  unfinished: (count: number) => `${formatNumber(count)} on the way`,
  failed: (count: number) => `${formatNumber(count)} failed`,
  empty: "Once there are photos, this shows what they are made of.",
  byMonth: "By month",
  byYear: "By year",
  growthBar: (month: string, count: number) =>
    `${month}: ${counted(count, { one: "photo", other: "photos" })}`,
  labels: "What they show",
  cameras: "Cameras",
  types: "Formats",
  colors: "Colours",
  storage: "Storage",
  ofImages: (used: string, limit: string) => `${used} of ${limit} photos`,
  ofBytes: (used: string, limit: string) => `${used} of ${limit}`,
  ofAnalyses: (used: string, limit: string) => `${used} of ${limit} analyses today`,
  bar: (value: string, count: number) => `${value}, ${counted(count, { one: "photo", other: "photos" })}`,
};
