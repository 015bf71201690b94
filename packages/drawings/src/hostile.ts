import { deflateSync } from "node:zlib";
import { drawCorner, readCornerHeic } from "./draw-corner.ts";
import { claimJpegSize, claimWebpSize, writeGif, writeTiff } from "./false-claims.ts";
import { exifLoop, exifOfOverlaps, garbage, jpegWithSegment } from "./odd-exif.ts";
import { rewriteHeif } from "./write-heif.ts";
import { blackScanlines, pngChunk, writePng } from "./write-png.ts";

/** Makes one file of the corpus. */
type Make = () => Buffer | Promise<Buffer>;

/** Files that are no pictures, whatever they are called. */
export const impostors: Record<string, Make> = {
  nothing: () => Buffer.alloc(0),
  "one byte": () => Buffer.from([0xff]),
  text: () => Buffer.from("I am not a picture"),
  "an empty zip archive": () => Buffer.concat([Buffer.from("PK\x05\x06"), Buffer.alloc(18)]),
  "SVG with a script": () => Buffer.from(svg("<script>alert(1)</script>")),
  "SVG behind an XML declaration": () => Buffer.from(`<?xml version="1.0"?>${svg("")}`),
  "SVG that includes a file": () =>
    Buffer.from(svg('<image href="file:///etc/passwd" width="99" height="99"/>')),
  PDF: () => Buffer.from("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"),
  HTML: () => Buffer.from("<!doctype html><script>alert(1)</script>"),
  "a Windows bitmap": () => Buffer.concat([Buffer.from("BM"), Buffer.alloc(100)]),
  "a film": () => Buffer.from("\0\0\0\x18ftypisom\0\0\x02\0isomiso2avc1mp41"),
};

/** Small files whose header claims more than the limits allow. */
export const bombs: Record<string, Make> = {
  "PNG of 16,001 × 6,000": () => writePng({ width: 16_001, height: 6_000 }),
  "PNG of 12,000 × 12,000": () => writePng({ width: 12_000, height: 12_000 }),
  "GIF with a frame of 65,535 × 65,535": () => writeGif({ width: 100, height: 100, frameSide: 65_535 }),
  "TIFF of 100,000 × 100,000": () => writeTiff({ width: 100_000, height: 100_000 }),
  "TIFF of 10,000 × 10,000 with 16 bytes a pixel": () =>
    writeTiff({ width: 10_000, height: 10_000, samples: 4, bits: 32 }),
  "JPEG of 65,500 × 65,500": () => claimJpegSize(65_500, 65_500),
  "AVIF of 20,000 × 20,000": async () => rewriteHeif(await newAvif(), { width: 20_000, height: 20_000 }),
  "HEIC of 20,000 × 20,000": async () =>
    rewriteHeif(await readCornerHeic(), { width: 20_000, height: 20_000 }),
};

/** Small files whose claims are not true. */
export const liars: Record<string, Make> = {
  "SVG that begins like a GIF": () => Buffer.from(`GIF89a${svg("")}`),
  "SVG that begins like a JPEG": () => Buffer.concat([jpegStart, Buffer.from(svg(""))]),
  "a JPEG's first bytes alone": () => jpegStart,
  "a PNG's first bytes alone": () => Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
  "a GIF's first bytes alone": () => Buffer.from("GIF89a"),
  "a WebP's first bytes alone": () => Buffer.from("RIFF\x04\0\0\0WEBP"),
  "a TIFF's first bytes alone": () => Buffer.from("II*\0\x08\0\0\0", "latin1"),
  "a HEIC's first bytes alone": () => Buffer.from("\0\0\0\x10ftypheic\0\0\0\0", "latin1"),
  "PNG of 2³¹ − 1 pixels a side": () =>
    writePng({ width: 0x7fff_ffff, height: 0x7fff_ffff, bitDepth: 1, colourType: 0 }),
  "WebP of 16,384 × 16,384": () => claimWebpSize(16_384, 16_384),
  "AV1 in a file that says it is HEIC": async () => renameBrand(await newAvif(), "avif", "heic"),
  "HEVC in a file that says it is AVIF": async () => renameBrand(await readCornerHeic(), "heic", "avif"),
  "PNG without pixels": () => writePng({ width: 9_000, height: 9_000 }),
  "PNG with a tenth of its rows": () =>
    writePng({ width: 900, height: 900, scanlines: blackScanlines(900, 90) }),
  "GIF without a frame": () => writeGif({ width: 9_000, height: 9_000, frames: 0 }),
  "TIFF whose strip is not there": () => writeTiff({ width: 9_000, height: 9_000 }),
  "AVIF of 9,000 × 9,000": async () => rewriteHeif(await newAvif(), { width: 9_000, height: 9_000 }),
  "HEIC of 9,000 × 9,000": async () => rewriteHeif(await readCornerHeic(), { width: 9_000, height: 9_000 }),
};

/** Sound pictures with something monstrous about them. */
export const monsters: Record<string, Make> = {
  "JPEG of 900 × 900 that ends early": () => claimJpegSize(900, 900),
  "GIF of 10,000 frames": () => writeGif({ width: 100, height: 100, frames: 10_000 }),
  "PNG whose colour profile inflates to 100 MB": () =>
    newPng("iCCP", Buffer.concat([latin1("x\0\0"), zeros(100e6)])),
  "PNG whose text inflates to 100 MB": () => newPng("zTXt", Buffer.concat([latin1("x\0\0"), zeros(100e6)])),
  "PNG with 8 MB of text": () => newPng("tEXt", Buffer.concat([latin1("x\0"), Buffer.alloc(8e6, "y")])),
  "PNG with 20,000 texts": () =>
    newPng("tEXt", ...Array.from({ length: 20_000 }, (_, index) => latin1(`key${index}\0text`))),
  "PNG with a broken colour profile": () =>
    newPng("iCCP", Buffer.concat([latin1("x\0\0"), deflateSync(Buffer.alloc(999, 7))])),
  "JPEG with a broken colour profile": () =>
    jpegWithSegment(0xe2, latin1(`ICC_PROFILE\0\x01\x01${"\x07".repeat(999)}`)),
  "JPEG whose EXIF directory points to itself": () => jpegWithSegment(0xe1, exifLoop()),
  "JPEG with 64 kB of garbage for EXIF": () =>
    jpegWithSegment(0xe1, Buffer.concat([latin1("Exif\0\0II*\0"), garbage(65_500)])),
  "JPEG whose EXIF holds 5,000 tags of 64 kB each": () => jpegWithSegment(0xe1, exifOfOverlaps()),
};

export const wholeFormats = ["jpeg", "png", "webp", "avif", "gif", "tiff", "heic"] as const;
type WholeFormat = (typeof wholeFormats)[number];

function wholePicture(format: WholeFormat): Promise<Buffer> {
  return format === "heic" ? readCornerHeic() : drawCorner().toFormat(format).toBuffer();
}

/** What is left of a picture that was cut off at each tenth. */
export async function truncations(format: WholeFormat): Promise<Buffer[]> {
  const whole = await wholePicture(format);
  return Array.from({ length: 9 }, (_, tenth) => whole.subarray(0, (whole.length * (tenth + 1)) / 10));
}

/** A picture in which some bytes behind the first sixteen are others, each time the same ones. */
export async function garblings(format: WholeFormat, count: number): Promise<Buffer[]> {
  const whole = await wholePicture(format);
  return Array.from({ length: count }, (_, seed) => {
    const noise = garbage(40, seed + 1);
    const garbled = Buffer.from(whole);
    for (let at = 0; at < 40; at += 4) {
      garbled[16 + (noise.readUIntBE(at, 3) % (whole.length - 16))] = noise[at + 3] ?? 0;
    }
    return garbled;
  });
}

const jpegStart = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);

function svg(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200">${content}<rect width="99" height="99"/></svg>`;
}

function newAvif(): Promise<Buffer> {
  return drawCorner().avif({ effort: 0 }).toBuffer();
}

function renameBrand(file: Buffer, from: string, to: string): Buffer {
  return Buffer.from(file.toString("latin1").replaceAll(from, to), "latin1");
}

function newPng(type: string, ...data: Buffer[]): Buffer {
  const [width, height] = [100, 100];
  const chunks = data.map((content) => pngChunk(type, content));
  return writePng({ width, height, chunks, scanlines: blackScanlines(width, height) });
}

function latin1(text: string): Buffer {
  return Buffer.from(text, "latin1");
}

function zeros(inflated: number): Buffer {
  return deflateSync(Buffer.alloc(inflated), { level: 9 });
}
