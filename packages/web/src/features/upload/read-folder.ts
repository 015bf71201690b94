import { isFolder } from "./dropped.ts";

/** Some files of a folder, and the names of those that the browser cannot read. */
export interface FolderPart {
  files: File[];
  unreadable: string[];
}

/** All files in a folder and in the folders below it, part by part, but those that are hidden. */
export async function* readFolder(folder: FileSystemDirectoryEntry): AsyncGenerator<FolderPart> {
  const folders = [folder];
  for (let next = folders.pop(); next; next = folders.pop()) {
    const reader = next.createReader();
    for (;;) {
      // A reader answers some hundred entries at most, and none at the end.
      const entries = await nextEntries(reader).catch(() => undefined);
      if (!entries) yield { files: [], unreadable: [next.name] };
      if (!entries || entries.length === 0) break;
      const visible = entries.filter(({ name }) => !name.startsWith("."));
      folders.push(...visible.filter(isFolder));
      yield await readFiles(visible.filter(isFile));
    }
  }
}

async function readFiles(entries: readonly FileSystemFileEntry[]): Promise<FolderPart> {
  const read = await Promise.allSettled(entries.map(fileOf));
  return {
    files: read.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])),
    unreadable: entries.filter((_, index) => read[index]?.status === "rejected").map(({ name }) => name),
  };
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function nextEntries(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
