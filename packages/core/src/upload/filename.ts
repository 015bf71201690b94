import { limits } from "./limits.ts";

/**
 * A file name as it is shown and stored: the last path segment without control characters, at most
 * 255 UTF-16 units, never cut inside a character. "untitled" when nothing is left.
 */
export function cleanFilename(raw: string): string {
  const last = raw.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const whole = last.replace(/\p{Surrogate}/gu, "\ufffd");
  const printable = whole.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, "").trim();
  if (printable === "" || /^\.+$/.test(printable)) return "untitled";
  return shorten(printable);
}

function shorten(name: string): string {
  if (name.length <= limits.maxFilenameLength) return name;
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? "";
  let stem = "";
  for (const character of name.slice(0, name.length - extension.length)) {
    if (stem.length + character.length + extension.length > limits.maxFilenameLength) break;
    stem += character;
  }
  return stem + extension;
}
