import { crc32, deflateSync } from "node:zlib";

/** What a PNG file says of itself; `bitDepth` and `colourType` as PNG numbers them (8 bits of RGB if left out). */
export interface PngClaims {
  width: number;
  height: number;
  bitDepth?: number;
  colourType?: number;
  /** Chunks between the header and the pixels. */
  chunks?: readonly Buffer[];
  /** The pixels' chunk before it is deflated; each row begins with its filter. None, if left out. */
  scanlines?: Buffer;
}

/** Writes a PNG file (ISO/IEC 15948) whose claims need not be true. */
export function writePng({
  width,
  height,
  bitDepth = 8,
  colourType = 2,
  chunks = [],
  scanlines,
}: PngClaims): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([bitDepth, colourType], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    pngChunk("IHDR", header),
    ...chunks,
    pngChunk("IDAT", deflateSync(scanlines ?? Buffer.alloc(0), { level: 9 })),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Black pixels for {@link writePng}, 8 bits of RGB. */
export function blackScanlines(width: number, height: number): Buffer {
  return Buffer.alloc(height * (1 + 3 * width));
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const chunk = Buffer.alloc(named.length + 8);
  chunk.writeUInt32BE(data.length);
  chunk.set(named, 4);
  chunk.writeUInt32BE(crc32(named), named.length + 4);
  return chunk;
}
