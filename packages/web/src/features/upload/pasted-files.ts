import { isTyping } from "../../lib/is-typing.ts";
import { texts } from "../../messages/index.ts";

/** The files of a paste; none where text was meant, as what a table program copies is both text and a picture. */
export function pastedFiles({ clipboardData, target }: ClipboardEvent, now: Date): File[] {
  if (!clipboardData) return [];
  const hasText = clipboardData.types.includes("text/plain");
  if (isTyping(target) && hasText) return [];
  return [...clipboardData.files].map((file) => withName(file, now));
}

/** Browsers give every picture without a file the same name. */
function withName(file: File, now: Date): File {
  if (file.name !== "image.png") return file;
  const stamp = now.toLocaleString("sv").replaceAll(":", ".");
  return new File([file], `${texts().upload.pastedName(stamp)}.png`, { type: file.type });
}
