import { thumbHashToAverageRGBA, thumbHashToDataURL } from "thumbhash";

// The header alone; https://evanw.github.io/thumbhash/
const leastBytes = 5;
const mostKnown = 500;
const known = new Map<string, string | undefined>();

/** A tiny blurred picture as a data URL; undefined when the hash (base64) cannot be read. */
export function thumbhashUrl(base64: string): string | undefined {
  if (!known.has(base64)) {
    if (known.size >= mostKnown) known.clear();
    const hash = bytesOf(base64);
    known.set(base64, hash && thumbHashToDataURL(hash));
  }
  return known.get(base64);
}

/** The mean colour of the picture in CSS; undefined when the hash (base64) cannot be read. */
export function thumbhashColor(base64: string): string | undefined {
  const hash = bytesOf(base64);
  if (!hash) return undefined;
  const { r, g, b } = thumbHashToAverageRGBA(hash);
  return `rgb(${[r, g, b].map((share) => Math.round(share * 255)).join(" ")})`;
}

function bytesOf(base64: string): Uint8Array | undefined {
  try {
    const text = atob(base64);
    // By a loop: `from` takes ten times as long, for each of the photos that a grid shows.
    const hash = new Uint8Array(text.length);
    for (let at = 0; at < hash.length; at++) hash[at] = text.charCodeAt(at);
    return hash.length < leastBytes ? undefined : hash;
  } catch {
    return undefined;
  }
}
