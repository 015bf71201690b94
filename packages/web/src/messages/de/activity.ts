import { formatNumber } from "../../lib/format.ts";
import { counted } from "../counted.ts";
import type { Messages } from "../index.ts";

const photos = { one: "Foto", other: "Fotos" };
const notAllowed =
  "Das Bild darf nicht bearbeitet werden, weil etwas nicht richtig eingerichtet ist. Sagen Sie es dem Betreiber und versuchen Sie es dann erneut.";
const notAnalyzable =
  "Das Bild kann so nicht analysiert werden. Speichern Sie es neu als JPEG und laden Sie das hoch.";
const passing = "Es ist auch nach mehreren Versuchen nicht gelungen. Versuchen Sie es später erneut.";

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

  failures: {
    "not-an-image": "Diese Datei ist kein Bild, was auch immer ihr Name sagt.",
    "too-small": "Das Bild ist zu klein: Jede Seite braucht mindestens 80 Pixel.",
    "too-large": "Das Bild ist zu groß: Eine Seite darf 16.000 Pixel haben, das Ganze 100 Megapixel.",
    "too-narrow": "Das Bild ist so viel länger als breit, dass es nicht analysiert werden kann.",
    damaged: "Das Bild ist beschädigt. Exportieren oder kopieren Sie es neu und laden Sie das hoch.",
    "never-uploaded": "Das Bild wurde angekündigt, kam aber nie an. Laden Sie es erneut hoch.",
    "preparation-failed":
      "Es konnte auch nach mehreren Versuchen nicht vorbereitet werden. Versuchen Sie es später erneut.",
    "stood-still":
      "Es kam nicht weiter, obwohl es mehrmals angestoßen wurde. Versuchen Sie es später erneut.",
    "quota-exceeded":
      "Die heutigen Analysen sind verbraucht. Nach Mitternacht (UTC) geht es weiter; Ihr Administrator kann mehr erlauben.",
    internal: "Es ging auch nach mehreren Versuchen nicht weiter. Versuchen Sie es später erneut.",
    InvalidImageFormatException: notAnalyzable,
    ImageTooLargeException:
      "Das Bild ist zu groß, um analysiert zu werden. Laden Sie es mit weniger Pixeln hoch.",
    InvalidParameterException: notAnalyzable,
    NoSuchKey: "Die Datei des Bildes ist nicht mehr da. Laden Sie es erneut hoch.",
    NoSuchBucket: notAllowed,
    AccessDenied: notAllowed,
    AccessDeniedException: notAllowed,
    QueueDoesNotExist: notAllowed,
    ResourceNotFoundException: notAllowed,
    InvalidS3ObjectException: passing,
    ProvisionedThroughputExceededException: passing,
    InternalServerError: passing,
    InternalError: passing,
    SlowDown: passing,
    ThrottlingException: passing,
    ServiceUnavailable: passing,
    TimeoutError: passing,
  },
};
