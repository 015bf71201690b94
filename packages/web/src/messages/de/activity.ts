import { formatNumber } from "../../lib/format.ts";
import { counted } from "../counted.ts";
import type { Messages } from "../index.ts";

const photos = { one: "Foto", other: "Fotos" };

export const activity: Messages["activity"] = {
  title: "Aktivität",
  searchable: (count) => `${counted(count, { one: "Foto ist", other: "Fotos sind" })} durchsuchbar`,
  perMinute: (rate) =>
    rate < 1 ? "weniger als eines pro Minute" : `${formatNumber(Math.round(rate))} pro Minute`,

  find: "Wo ist mein Bild?",
  findHint: "Dateiname oder Kennung",
  findAction: "Finden",
  findNothing: "Kein Foto mit diesem Namen oder dieser Kennung.",

  stages: {
    "awaiting-upload": "Warten auf die Datei",
    preparing: "In Vorbereitung",
    analyzing: "In Analyse",
  },
  inProgress: "In Arbeit",
  nothingMoving: "Zurzeit ist nichts in Arbeit.",
  newest: (count) => `Gezeigt werden die neuesten ${formatNumber(count)}.`,
  since: "seit",
  attempt: (attempt) => `${attempt}. Versuch`,

  failed: "Fehlgeschlagen",
  failedPhotos: "Fehlgeschlagene Fotos",
  retryAll: "Alle erneut versuchen",
  retry: "Erneut",
  retryOne: (filename) => `${filename} erneut versuchen`,
  hopeless: "Hier hilft kein neuer Versuch.",
  retryProgress: "Fortschritt der neuen Versuche",
  retrying: (done, total) => `Neuer Versuch: ${formatNumber(done)} von ${counted(total, photos)}`,
  nothingToRetry: "Nichts ist fehlgeschlagen, das erneut versucht werden könnte.",
  retried: (count) => `${counted(count, { one: "Foto ist", other: "Fotos sind" })} wieder unterwegs.`,
  passedBy: (count) => `${counted(count, { one: "wurde", other: "wurden" })} übergangen.`,

  throughput: "Durchsuchbar gemacht",
  throughputHint: (minutes) => `Fotos pro Minute, im Mittel der letzten ${minutes} Minuten`,
  throughputMost: (rate) => `höchstens ${formatNumber(rate)}`,
  throughputChart: (now, most, from, to) =>
    `Pro Minute durchsuchbar gemachte Fotos von ${from} bis ${to}: zuletzt ${formatNumber(now)}, höchstens ${formatNumber(most)}.`,
};
