import { formatNumber } from "../../lib/format.ts";
import { counted } from "../counted.ts";
import type { Messages } from "../index.ts";

const photos = { one: "Foto", other: "Fotos" };

export const library: Messages["library"] = {
  photos: "Fotos",
  loadingPhotos: "Fotos werden geladen",
  found: (count, q) => `${counted(count, photos)} zu ${q}`,
  emptyLabel: "Noch keine Fotos",
  emptyTitle: "Ihre Bibliothek ist leer",
  emptyText:
    "Legen Sie Fotos irgendwo auf dieser Seite ab. Nach wenigen Sekunden lassen sie sich nach ihrem Inhalt durchsuchen.",
  chooseFiles: "Dateien wählen",
  nothingTitle: "Nichts gefunden",
  nothingText: (q) =>
    `Kein Foto zeigt „${q}“. Versuchen Sie es mit weniger oder weiteren Wörtern: „animal“ findet Katzen und Hunde.`,
  showAll: "Alle Fotos zeigen",
  failedLabel: "Die Fotos konnten nicht geladen werden",
  failedPart: "Einige Fotos konnten nicht geladen werden.",
  statuses: { preparing: "In Vorbereitung", analyzing: "In Analyse", failed: "Fehlgeschlagen" },
  rail: "Nach Datum",
  railMonth: (month, count) => `${month}, ${counted(count, photos)}`,

  select: (filename) => `${filename} auswählen`,
  selectDay: (day) => `Alle vom ${day} auswählen`,
  selected: (count) => `${formatNumber(count)} ausgewählt`,
  selectAll: (count) => `Alle ${formatNumber(count)} auswählen`,
  allSelected: (count) => `Alle ${formatNumber(count)} ausgewählt`,
  clearSelection: "Auswahl aufheben",
  selectionBar: "Ausgewählte Fotos",
  addLabel: "Label hinzufügen",
  removeLabel: "Label entfernen",
  label: "Label",
  moveToTrash: "In den Papierkorb",
  trashAllTitle: (count) => `${counted(count, photos)} in den Papierkorb verschieben?`,
  trashAllText: "Dort bleiben sie 30 Tage lang und lassen sich so lange wiederherstellen.",
  restore: "Wiederherstellen",
  retry: "Erneut analysieren",

  jobs: {
    trash: (count) => `${counted(count, photos)} in den Papierkorb verschieben`,
    restore: (count) => `${counted(count, photos)} wiederherstellen`,
    retry: (count) => `${counted(count, photos)} erneut versuchen`,
    "add-label": (count) => `${counted(count, photos)} mit Label versehen`,
    "remove-label": (count) => `Label von ${counted(count, { one: "Foto", other: "Fotos" })} entfernen`,
  },
  jobsDone: {
    trash: (count) => `${counted(count, { one: "Foto ist", other: "Fotos sind" })} im Papierkorb`,
    restore: (count) => `${counted(count, { one: "Foto ist", other: "Fotos sind" })} wieder da`,
    retry: (count) => `${counted(count, { one: "Foto ist", other: "Fotos sind" })} wieder unterwegs`,
    "add-label": (count) => `${counted(count, { one: "Foto hat", other: "Fotos haben" })} jetzt das Label`,
    "remove-label": (count) =>
      `${counted(count, { one: "Foto ist", other: "Fotos sind" })} jetzt ohne das Label`,
  },
  jobSkipped: (count) => `${counted(count, { one: "Foto wurde", other: "Fotos wurden" })} übergangen.`,
  jobFailed: "Nicht alles konnte erledigt werden.",

  keysTitle: "Tasten",
  keys: {
    search: "Suchen",
    move: "Von Foto zu Foto",
    ends: "Erstes, letztes Foto",
    open: "Foto öffnen",
    select: "Foto auswählen",
    range: "Alles bis zum Foto auswählen",
    all: "Alles Gefundene auswählen",
    clear: "Auswahl aufheben",
    trash: "In den Papierkorb",
    help: "Diese Tasten zeigen",
  },
};
