import { formatBytes, formatLimit, formatNumber } from "../../lib/format.ts";
import { counted, formOf } from "../counted.ts";
import type { Messages } from "../index.ts";
import { listOf } from "../list-of.ts";

const photos = { one: "Foto", other: "Fotos" };
const files = { one: "Datei", other: "Dateien" };
const waiting = (count: number) => counted(count, { one: "Foto wartet", other: "Fotos warten" });

export const upload: Messages["upload"] = {
  limits: (formats, size) => `${listOf(formats, "oder")}, je höchstens ${size}`,
  drop: "Ablegen, um zur Bibliothek hinzuzufügen",
  choosePhotos: "Fotos auswählen",
  chooseFolder: "Ordner auswählen",
  takePhoto: "Foto aufnehmen",
  moreWays: "Weitere Wege zum Hochladen",
  otherWays:
    "Sie können Fotos und Ordner auch irgendwo auf der Seite ablegen oder ein Bild aus der Zwischenablage einfügen.",
  pastedName: (stamp) => `Eingefügt ${stamp}`,

  uploads: "Uploads",
  progress: "Fortschritt des Hochladens",
  pause: "Hochladen anhalten",
  resume: "Hochladen fortsetzen",
  minimise: "Uploads verkleinern",
  show: "Uploads zeigen",
  dismiss: "Uploads schließen",
  cancelAll: "Alle abbrechen",
  cancelled: (count) => `${counted(count, { one: "Upload", other: "Uploads" })} abgebrochen.`,
  cancelOne: (filename) => `${filename} abbrechen`,
  retry: "Erneut versuchen",
  retryFailed: "Fehlgeschlagene erneut versuchen",
  view: "Ansehen",
  restore: "Wiederherstellen",
  restored: "Aus dem Papierkorb wiederhergestellt.",

  adding: (total, done) =>
    `${counted(total, { one: "Foto wird", other: "Fotos werden" })} hinzugefügt · ${formatNumber(done)} fertig`,
  ready: (count) => `${counted(count, photos)} bereit`,
  duplicates: (count) => counted(count, { one: "Duplikat", other: "Duplikate" }),
  failed: (count) => `${formatNumber(count)} fehlgeschlagen`,
  more: (count) => `und ${formatNumber(count)} weitere`,
  passedOver: (count) =>
    `${counted(count, { one: "Datei, die kein Bild ist, wurde", other: "Dateien, die keine Bilder sind, wurden" })} übergangen.`,
  reading: (found) => `Ordner wird gelesen: bisher ${counted(found, files)}`,
  sending: (count) => `noch ${formatNumber(count)} zu senden`,
  speed: (bytes) => `${formatBytes(bytes)}/s`,
  secondsLeft: "weniger als eine Minute",
  minutesLeft: (minutes) => `noch etwa ${counted(minutes, { one: "Minute", other: "Minuten" })}`,
  hoursLeft: (hours) => `noch etwa ${counted(hours, { one: "Stunde", other: "Stunden" })}`,
  analyzing: "Alles gesendet; der Inhalt wird erkannt",
  paused: "Angehalten",
  connection: "Wartet auf die Verbindung; geht von selbst weiter",
  tryNow: "Jetzt versuchen",
  quotaTitle: "Ihre Bibliothek nimmt zurzeit nichts mehr auf",
  quota: (count) =>
    `${waiting(count)}. Schaffen Sie Platz, indem Sie Fotos endgültig löschen, oder warten Sie bis zum nächsten Tag (UTC), falls die heutigen Analysen verbraucht sind; Ihr Administrator kann mehr erlauben.`,
  quotaRoom: (count, images, bytes) =>
    `Sie enthält so viel, wie sie darf: ${counted(images, photos)} und ${formatBytes(bytes)}, den Papierkorb eingeschlossen. ${waiting(count)}. Bitten Sie Ihren Administrator um mehr Platz und versuchen Sie es dann erneut.`,
  quotaAnalyses: (count, analyses) =>
    `Alle ${formatNumber(analyses)} Analysen von heute sind verbraucht. ${waiting(count)}. Versuchen Sie es nach Mitternacht (UTC) erneut oder bitten Sie Ihren Administrator um mehr.`,
  leave: (count) =>
    `${counted(count, photos)} ${formOf(count, { one: "ist", other: "sind" })} noch nicht hochgeladen. Abmelden und das Hochladen abbrechen?`,

  phases: {
    waiting: "Wartet",
    checking: "Wird geprüft",
    uploading: "Wird gesendet",
    preparing: "In Vorbereitung",
    analyzing: "In Analyse",
    ready: "Bereit",
    duplicate: "Duplikat",
    failed: "Fehlgeschlagen",
  },
  inLibrary: "Dieses Foto ist schon in Ihrer Bibliothek.",
  inTrash: "Dieses Foto liegt in Ihrem Papierkorb.",

  problems: {
    type: (limits) => `Keine Art von Bild, die durchsucht werden kann. Möglich sind ${limits}.`,
    empty: "Die Datei ist leer.",
    tooManyBytes: (byteSize, most) =>
      `Die Datei hat ${formatBytes(byteSize)}; erlaubt sind höchstens ${formatLimit(most)}.`,
    sideTooShort: (width, height, least) =>
      `Das Bild hat ${width} × ${height} Pixel; jede Seite braucht mindestens ${least}.`,
    sideTooLong: (width, height, most) =>
      `Das Bild hat ${width} × ${height} Pixel; eine Seite darf höchstens ${most} haben.`,
    tooManyPixels: (width, height, megapixels) =>
      `Das Bild hat ${width} × ${height} Pixel; erlaubt sind höchstens ${megapixels} Megapixel.`,
    unreadable:
      "Die Datei ist nicht lesbar. Vielleicht wurde sie verschoben oder geändert; wählen Sie sie erneut aus.",
    notArrived: "Die Datei kommt nicht an, obwohl die Verbindung steht. Versuchen Sie es später erneut.",
    unknown: "Das Foto konnte nicht verarbeitet werden.",
  },

  spokenBegun: (count) =>
    `${counted(count, photos)} ${formOf(count, { one: "wird", other: "werden" })} hochgeladen.`,
  spokenSent: "Alle Fotos sind gesendet.",
  spokenFailed: (filename, reason) => `${filename} ist fehlgeschlagen: ${reason}`,
  spokenDone: (summary) => `Hochladen beendet: ${summary}.`,
};
