import { drawLibrary } from "@image-content-search/drawings/library";
import type { Library } from "./library.ts";
import { progress, waitFor } from "./report.ts";

/** Puts the documentation's drawn pictures into a library, and waits until all are indexed. */
export async function fillLibrary(library: Library): Promise<void> {
  const pictures = await drawLibrary();
  for (const { filename, bytes } of pictures) {
    progress(`Uploading ${filename} …`);
    await library.upload(bytes, filename);
  }
  await waitFor("all are indexed", 180_000, async () => {
    const { items } = await library.search("");
    const areIndexed = items.every(({ status }) => status === "indexed");
    return (items.length === pictures.length && areIndexed) || undefined;
  });
  progress("");
}
