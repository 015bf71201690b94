import { drawCorner } from "./draw-corner.ts";

/** {@link drawCorner} as JPEG with an application segment of up to 65,533 bytes before all others. */
export async function jpegWithSegment(marker: number, content: Buffer): Promise<Buffer> {
  const jpeg = await drawCorner().jpeg().toBuffer();
  const head = Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, content.subarray(0, 65_533), jpeg.subarray(2)]);
}

/** One directory whose EXIF, GPS and next directories are itself. */
export function exifLoop(): Buffer {
  const pointer = (tag: number) => [tag & 0xff, tag >> 8, 4, 0, 1, 0, 0, 0, 8, 0, 0, 0];
  const entries = [0x8769, 0x8825, 0xa005].flatMap(pointer);
  return Buffer.concat([latin1("Exif\0\0II*\0\x08\0\0\0"), Buffer.from([3, 0, ...entries, 8, 0, 0, 0])]);
}

/** Every tag's value is nearly the whole block. */
export function exifOfOverlaps(): Buffer {
  const entries = Array.from({ length: 5_000 }, (_, index) => {
    const entry = Buffer.alloc(12);
    entry.writeUInt16LE(index + 1);
    entry.writeUInt16LE(1, 2);
    entry.writeUInt32LE(60_000, 4);
    return entry;
  });
  return Buffer.concat([
    latin1("Exif\0\0II*\0\x08\0\0\0"),
    Buffer.from([5_000 & 0xff, 5_000 >> 8]),
    ...entries,
    Buffer.alloc(4),
  ]);
}

/** Bytes without a pattern, the same for the same seed. */
export function garbage(length: number, seed = 1): Buffer {
  let state = seed * 7_919;
  return Buffer.from(
    Array.from({ length }, () => {
      state = (state * 48_271) % 0x7fff_ffff;
      return state & 0xff;
    }),
  );
}

function latin1(text: string): Buffer {
  return Buffer.from(text, "latin1");
}
