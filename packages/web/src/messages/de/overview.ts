import { formatNumber } from "../../lib/format.ts";
import { counted } from "../counted.ts";
import type { Messages } from "../index.ts";

const photos = { one: "Foto", other: "Fotos" };

export const overview: Messages["overview"] = {
  title: "Bibliothek im Überblick",
  photos: (count) => counted(count, photos),
  inTrash: (count) => `${formatNumber(count)} im Papierkorb`,
  unfinished: (count) => `${formatNumber(count)} unterwegs`,
  failed: (count) => `${formatNumber(count)} fehlgeschlagen`,
  empty: "Sobald es Fotos gibt, zeigt sich hier, woraus sie bestehen.",
  byMonth: "Nach Monat",
  byYear: "Nach Jahr",
  growthBar: (month, count) => `${month}: ${counted(count, photos)}`,
  labels: "Was sie zeigen",
  cameras: "Kameras",
  types: "Formate",
  colors: "Farben",
  storage: "Speicher",
  ofImages: (used, limit) => `${used} von ${limit} Fotos`,
  ofBytes: (used, limit) => `${used} von ${limit}`,
  ofAnalyses: (used, limit) => `${used} von ${limit} Analysen heute`,
  bar: (value, count) => `${value}, ${counted(count, photos)}`,
};
