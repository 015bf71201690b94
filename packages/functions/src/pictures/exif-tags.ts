/** What one tag says: the text of an ASCII tag, else its numbers, rationals divided. */
export type TagValue = string | readonly number[];

/** Tags by number, of the three directories that matter (EXIF 2.32, 4.6). */
export interface ExifTags {
  image: ReadonlyMap<number, TagValue>;
  photo: ReadonlyMap<number, TagValue>;
  gps: ReadonlyMap<number, TagValue>;
}

/** JPEG holds no larger block; what is larger elsewhere was not written by a camera. Bytes. */
const maxBlock = 65_536;
/** Cameras write some dozens of tags a directory, and none that is wanted here has so many values. */
const maxEntries = 512;
const maxValues = 256;

const pointers = { photo: 0x8769, gps: 0x8825 } as const;
const nothing: ReadonlyMap<number, TagValue> = new Map();

/**
 * Reads an EXIF block. The work is bounded whatever it says: each directory is read once and no chain is followed,
 * so that loops lead nowhere. Undefined for what is no EXIF; a tag that points outside of the block is absent.
 */
export function readExifTags(block: Buffer): ExifTags | undefined {
  const start = block.toString("latin1", 0, 6) === "Exif\0\0" ? 6 : 0;
  const tiff = new Tiff(block.subarray(start));
  if (block.length > maxBlock || !tiff.isTiff) return undefined;
  const image = tiff.directory(tiff.firstDirectory);
  const pointed = (tag: number) => {
    const offset = image.get(tag)?.[0];
    return typeof offset === "number" ? tiff.directory(offset) : nothing;
  };
  return { image, photo: pointed(pointers.photo), gps: pointed(pointers.gps) };
}

/** Bytes a value of each TIFF type. */
const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 9: 4, 10: 8, 129: 1 };
const textTypes = [2, 129];

class Tiff {
  readonly #bytes: Buffer;
  readonly #little: boolean;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#little = bytes.toString("latin1", 0, 2) === "II";
  }

  get isTiff(): boolean {
    const order = this.#bytes.toString("latin1", 0, 2);
    return this.#bytes.length >= 8 && (order === "II" || order === "MM") && this.#uint16(2) === 42;
  }

  get firstDirectory(): number {
    return this.#uint32(4);
  }

  directory(offset: number): ReadonlyMap<number, TagValue> {
    const tags = new Map<number, TagValue>();
    if (offset + 2 > this.#bytes.length) return tags;
    const count = Math.min(this.#uint16(offset), maxEntries);
    for (let entry = offset + 2; entry < offset + 2 + 12 * count; entry += 12) {
      if (entry + 12 > this.#bytes.length) break;
      const value = this.#value(entry);
      if (value !== undefined) tags.set(this.#uint16(entry), value);
    }
    return tags;
  }

  #value(entry: number): TagValue | undefined {
    const type = this.#uint16(entry + 2);
    const count = this.#uint32(entry + 4);
    const size = sizes[type];
    if (size === undefined || count > maxValues) return undefined;
    const offset = size * count <= 4 ? entry + 8 : this.#uint32(entry + 8);
    if (offset + size * count > this.#bytes.length) return undefined;
    if (textTypes.includes(type)) return this.#bytes.toString("utf8", offset, offset + count);
    return Array.from({ length: count }, (_, index) => this.#number(type, offset + size * index));
  }

  #number(type: number, offset: number): number {
    switch (type) {
      case 1:
        return this.#bytes.readUInt8(offset);
      case 3:
        return this.#uint16(offset);
      case 5:
        return this.#uint32(offset) / this.#uint32(offset + 4);
      case 9:
        return this.#int32(offset);
      case 10:
        return this.#int32(offset) / this.#int32(offset + 4);
      default:
        return this.#uint32(offset);
    }
  }

  #uint16(offset: number): number {
    return this.#little ? this.#bytes.readUInt16LE(offset) : this.#bytes.readUInt16BE(offset);
  }

  #uint32(offset: number): number {
    return this.#little ? this.#bytes.readUInt32LE(offset) : this.#bytes.readUInt32BE(offset);
  }

  #int32(offset: number): number {
    return this.#little ? this.#bytes.readInt32LE(offset) : this.#bytes.readInt32BE(offset);
  }
}
