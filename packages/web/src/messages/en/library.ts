import { formatNumber } from "../../lib/format.ts";
import { counted } from "../counted.ts";

export const library = {
  photos: "Photos",
  loadingPhotos: "Loading photos",
  found: (count: number, q: string) => `${counted(count, { one: "photo", other: "photos" })} for ${q}`,
  emptyLabel: "No photos yet",
  emptyTitle: "Your library is empty",
  emptyText:
    "Drop photographs anywhere on this page. In a few seconds you can search them by what they show.",
  chooseFiles: "Choose files",
  nothingTitle: "Nothing found",
  nothingText: (q: string) =>
    `No photo shows “${q}”. Try fewer or broader words: “animal” finds cats and dogs.`,
  showAll: "Show all photos",
  failedLabel: "Photos could not be loaded",
  failedPart: "Some photos could not be loaded.",
  statuses: { preparing: "Preparing", analyzing: "Analyzing", failed: "Failed" },
  rail: "By date",
  railMonth: (month: string, count: number) =>
    `${month}, ${counted(count, { one: "photo", other: "photos" })}`,

  select: (filename: string) => `Select ${filename}`,
  selectDay: (day: string) => `Select all of ${day}`,
  selected: (count: number) => `${formatNumber(count)} selected`,
  selectAll: (count: number) => `Select all ${formatNumber(count)}`,
  allSelected: (count: number) => `All ${formatNumber(count)} selected`,
  clearSelection: "Clear selection",
  selectionBar: "Selected photos",
  addLabel: "Add label",
  removeLabel: "Remove label",
  label: "Label",
  moveToTrash: "Move to trash",
  trashAllTitle: (count: number) => `Move ${counted(count, { one: "photo", other: "photos" })} to the trash?`,
  trashAllText: "They stay there for 30 days and can be restored until then.",
  restore: "Restore",
  retry: "Try analysis again",

  jobs: {
    trash: (count: number) => `Moving ${counted(count, { one: "photo", other: "photos" })} to the trash`,
    restore: (count: number) => `Restoring ${counted(count, { one: "photo", other: "photos" })}`,
    retry: (count: number) => `Trying ${counted(count, { one: "photo", other: "photos" })} again`,
    "add-label": (count: number) => `Labelling ${counted(count, { one: "photo", other: "photos" })}`,
    "remove-label": (count: number) =>
      `Taking the label off ${counted(count, { one: "photo", other: "photos" })}`,
  },
  jobsDone: {
    trash: (count: number) => `${counted(count, { one: "photo is", other: "photos are" })} in the trash`,
    restore: (count: number) => `${counted(count, { one: "photo is", other: "photos are" })} back`,
    retry: (count: number) => `${counted(count, { one: "photo is", other: "photos are" })} on the way again`,
    "add-label": (count: number) =>
      `${counted(count, { one: "photo has", other: "photos have" })} the label now`,
    "remove-label": (count: number) =>
      `${counted(count, { one: "photo is", other: "photos are" })} without the label now`,
  },
  jobSkipped: (count: number) => `${counted(count, { one: "photo was", other: "photos were" })} passed by.`,
  jobFailed: "Not everything could be done.",

  keysTitle: "Keys",
  keys: {
    search: "Search",
    move: "Go from photo to photo",
    ends: "First, last photo",
    open: "Open the photo",
    select: "Select the photo",
    range: "Select everything up to the photo",
    all: "Select everything found",
    clear: "Clear the selection",
    trash: "Move to the trash",
    help: "Show these keys",
  },
};
