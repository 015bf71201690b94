/** What a drop holds: single files, and folders with whatever is in them. */
export interface Dropped {
  files: File[];
  folders: FileSystemDirectoryEntry[];
}

/** Takes stock of a drop; only while its event is handled can that be done. */
export function takeDropped(transfer: DataTransfer): Dropped {
  const folders = [...transfer.items].flatMap((item) => {
    const entry = item.webkitGetAsEntry();
    return entry && isFolder(entry) ? [entry] : [];
  });
  const names = new Set(folders.map(({ name }) => name));
  // A folder is among the files too, as a file without content.
  return { files: [...transfer.files].filter(({ name }) => !names.has(name)), folders };
}

export function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
