import { readFile } from "node:fs/promises";
import sharp, { type Sharp } from "sharp";

/** Size of the drawing that tells its corners apart, in pixels. */
export const cornerSize = { width: 160, height: 120 } as const;

/** A red square in the top left corner and a blue disc below the middle, on pale ground; no alpha. */
export function drawCorner({ width, height }: { width: number; height: number } = cornerSize): Sharp {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 120" width="${width}" height="${height}" preserveAspectRatio="none">
    <rect width="160" height="120" fill="#e8e8d8"/><rect width="40" height="30" fill="#d02020"/>
    <circle cx="96" cy="72" r="32" fill="#2050c0"/></svg>`;
  return sharp(Buffer.from(svg)).removeAlpha();
}

/** {@link drawCorner} as HEIC: drawn so and encoded once by heif-enc 1.15.1 with x265, for nothing here encodes HEVC. */
export function readCornerHeic(): Promise<Buffer> {
  return readFile(new URL("../fixtures/corner.heic", import.meta.url));
}
