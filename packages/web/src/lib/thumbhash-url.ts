import { thumbHashToDataURL } from "thumbhash";

// The header alone; https://evanw.github.io/thumbhash/
const leastBytes = 5;
const known = new Map<string, string | undefined>();

/** A tiny blurred picture as a data URL; undefined when the hash (base64) cannot be read. */
export function thumbhashUrl(base64: string): string | undefined {
  if (!known.has(base64)) known.set(base64, decode(base64));
  return known.get(base64);
}

function decode(base64: string): string | undefined {
  try {
    const hash = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return hash.length < leastBytes ? undefined : thumbHashToDataURL(hash);
  } catch {
    return undefined;
  }
}
