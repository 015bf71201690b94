import sharp from "sharp";
import { drawCorner } from "./draw-corner.ts";

/** A JPEG whose frame header claims another size than its pixels have. */
export async function claimJpegSize(width: number, height: number): Promise<Buffer> {
  const jpeg = await drawCorner().jpeg().toBuffer();
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  jpeg.writeUInt16BE(height, frame + 5);
  jpeg.writeUInt16BE(width, frame + 7);
  return jpeg;
}

/** A WebP whose extended header claims another size than its picture has. */
export async function claimWebpSize(width: number, height: number): Promise<Buffer> {
  // Alpha makes sharp write the extended header, which has the canvas's size.
  const webp = await sharp(await drawCorner().ensureAlpha(0.5).png().toBuffer())
    .webp()
    .toBuffer();
  webp.writeUIntLE(width - 1, 24, 3);
  webp.writeUIntLE(height - 1, 27, 3);
  return webp;
}

/** A GIF (89a) of black frames of one pixel, or of frames that claim another side. */
export function writeGif(claims: {
  width: number;
  height: number;
  frames?: number;
  frameSide?: number;
}): Buffer {
  const { width, height, frames = 1, frameSide = 1 } = claims;
  const word = (value: number) => [value & 0xff, value >> 8];
  const screen = [...word(width), ...word(height), 0x80, 0, 0, 0, 0, 0, 255, 255, 255];
  const frame = [0x2c, 0, 0, 0, 0, ...word(frameSide), ...word(frameSide), 0, 2, 2, 0x44, 0x01, 0];
  return Buffer.concat([
    Buffer.from("GIF89a"),
    Buffer.from(screen),
    ...Array(frames).fill(Buffer.from(frame)),
    Buffer.from([0x3b]),
  ]);
}

/** A TIFF that points to one strip behind its end. */
export function writeTiff(claims: {
  width: number;
  height: number;
  samples?: number;
  bits?: number;
}): Buffer {
  const { width, height, samples = 1, bits = 8 } = claims;
  const strip = Math.min((width * height * samples * bits) / 8, 0xffff_ffff);
  const tags = [
    [256, 4, width],
    [257, 4, height],
    [258, 3, bits],
    [259, 3, 1],
    [262, 3, samples === 1 ? 1 : 2],
    [273, 4, 1_000],
    [277, 3, samples],
    [278, 4, height],
    [279, 4, strip],
  ] as const;
  const directory = Buffer.alloc(2 + 12 * tags.length + 4);
  directory.writeUInt16LE(tags.length);
  tags.forEach(([tag, type, value], index) => {
    directory.writeUInt16LE(tag, 2 + 12 * index);
    directory.writeUInt16LE(type, 4 + 12 * index);
    directory.writeUInt32LE(1, 6 + 12 * index);
    directory.writeUInt32LE(value, 10 + 12 * index);
  });
  return Buffer.concat([Buffer.from("II*\0\x08\0\0\0", "latin1"), directory]);
}
