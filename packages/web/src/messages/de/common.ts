import { formatNumber } from "../../lib/format.ts";
import { counted } from "../counted.ts";
import type { Messages } from "../index.ts";

export const common: Messages["common"] = {
  product: "Image Content Search",
  loading: "Lädt",
  photos: (count) => counted(count, { one: "Foto", other: "Fotos" }),
  tryAgain: "Erneut versuchen",
  cancel: "Abbrechen",
  close: "Schließen",
  undo: "Rückgängig",
  dismissMessage: "Meldung schließen",
  show: "Zeigen",
  hide: "Verbergen",

  unreachableTitle: "Ihre Bibliothek ist nicht erreichbar",
  unknownError: "Etwas ist schiefgegangen. Versuchen Sie es erneut.",
  errors: {
    unreachable: "Der Server ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es erneut.",
    internal: "Auf dem Server ist etwas schiefgegangen. Versuchen Sie es erneut.",
  },
  reference: (id) => `Kennung: ${id}.`,
  waking: "Die Bibliothek wacht auf. Das dauert bis zu einer halben Minute.",
  offline: "Sie sind offline. Geladenes bleibt sichtbar; alles Weitere geht weiter, sobald Sie zurück sind.",

  allPhotos: "Image Content Search, alle Fotos",
  upload: "Hochladen",
  uploadPhotos: "Fotos hochladen",
  activity: "Aktivität",
  moving: (count) => `${formatNumber(count)} in Arbeit`,
  failedCount: (count) => `${formatNumber(count)} fehlgeschlagen`,
  activityWith: (badge) => `Aktivität, ${badge}`,
  account: "Konto",
  overview: "Bibliothek im Überblick",
  trash: "Papierkorb",
  settings: "Einstellungen",
  signOut: "Abmelden",
};
