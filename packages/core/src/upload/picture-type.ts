/** How many of a file's first bytes {@link pictureType} looks at. */
export const pictureHeadBytes = 256;

/** First bytes in hex; a dot stands for any digit. */
const signatures: readonly (readonly [pattern: RegExp, type: string])[] = [
  [/^ffd8ff/, "image/jpeg"],
  [/^89504e470d0a1a0a/, "image/png"],
  [/^47494638(37|39)61/, "image/gif"],
  [/^52494646.{8}57454250/, "image/webp"],
  // Canon's raw files (CR2) are TIFF by their first bytes alone.
  [/^49492a00(?!.{8}4352)/, "image/tiff"],
  [/^(4d4d002a|49492b00|4d4d002b)/, "image/tiff"],
];

/** Brands of the ISO base media file format (ISO/IEC 23008-12, annexes B and E; AV1 Image File Format 1.1). */
const brands: Readonly<Record<string, string>> = {
  avif: "image/avif",
  avis: "image/avif",
  heic: "image/heic",
  heix: "image/heic",
  heim: "image/heic",
  heis: "image/heic",
  hevc: "image/heic",
  hevx: "image/heic",
};

/**
 * The content type of a picture by its first {@link pictureHeadBytes} bytes, whatever the file is called; one that
 * {@link contentTypes} may not list, or undefined for what is no picture or is too short to tell.
 */
export function pictureType(head: Uint8Array): string | undefined {
  const hex = Array.from(head.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return signatures.find(([pattern]) => pattern.test(hex))?.[1] ?? brandedType(head);
}

/** The first known brand of an `ftyp` box: its major one, or one that it is compatible with. */
function brandedType(head: Uint8Array): string | undefined {
  if (head.length < 16 || ascii(head, 4) !== "ftyp") return undefined;
  const boxLength = new DataView(head.buffer, head.byteOffset).getUint32(0);
  const end = Math.min(boxLength, head.length, pictureHeadBytes);
  for (let offset = 8; offset + 4 <= end; offset += offset === 8 ? 8 : 4) {
    const type = brands[ascii(head, offset)];
    if (type) return type;
  }
  return undefined;
}

function ascii(bytes: Uint8Array, offset: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + 4));
}
