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
    "unexpected-answer":
      "Der Server hat eine Antwort gegeben, die diese Seite nicht versteht. Laden Sie die Seite neu.",
    internal: "Auf dem Server ist etwas schiefgegangen. Versuchen Sie es erneut.",
    "database-resuming": "Die Bibliothek wacht noch auf. Versuchen Sie es in einigen Sekunden erneut.",
    "invalid-request": "Der Server nimmt das so nicht an.",
    "invalid-query": "Diese Suche ist nicht zu verstehen.",
    "invalid-cursor": "Die Liste hat sich geändert. Laden Sie die Seite neu.",
    "not-found": "Das gibt es nicht mehr.",
    "account-deleted": "Dieses Konto ist gelöscht.",
    "never-uploaded": "Das Foto ist nie angekommen. Laden Sie es erneut hoch.",
    "in-trash": "Das Foto liegt im Papierkorb. Stellen Sie es wieder her und versuchen Sie es dann erneut.",
    "room-exceeded":
      "Ihre Bibliothek enthält so viel, wie sie darf. Bitten Sie Ihren Administrator um mehr Platz.",
    "analyses-exceeded":
      "Die heutigen Analysen sind verbraucht. Nach Mitternacht (UTC) geht es weiter; Ihr Administrator kann mehr erlauben.",
    "saved-searches-exceeded":
      "Für eine weitere gespeicherte Suche ist kein Platz. Löschen Sie eine und speichern Sie dann diese.",
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
  signedOut: "Sie haben sich abgemeldet.",
  otherSignedIn: "Jemand anderes hat sich angemeldet.",
};
