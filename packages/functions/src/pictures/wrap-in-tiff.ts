/** Interleaved pixels of 8 bits a channel; `stride` is the bytes from a row to the next. */
export interface Pixels {
  data: Uint8Array;
  width: number;
  height: number;
  stride: number;
  channels: 3 | 4;
}

/** Readers hold a strip in memory; in bytes. */
const stripBytes = 1_048_576;

/**
 * Wraps pixels and their colour profile in an uncompressed TIFF file (TIFF 6.0), for sharp takes no profile beside
 * raw pixels. The strips come first, then what describes them.
 */
export function wrapInTiff(pixels: Pixels, icc: Buffer | undefined): Buffer {
  const { width, height, channels, data, stride } = pixels;
  const row = width * channels;
  const rowsPerStrip = Math.max(1, Math.floor(stripBytes / row));
  const strips = Array.from({ length: Math.ceil(height / rowsPerStrip) }, (_, index) => ({
    offset: 8 + index * rowsPerStrip * row,
    length: Math.min(rowsPerStrip, height - index * rowsPerStrip) * row,
  }));
  const entries: Entry[] = [
    long(256, [width]),
    long(257, [height]),
    short(258, Array(channels).fill(8)), // bits a sample
    short(259, [1]), // not compressed
    short(262, [2]), // RGB
    long(
      273,
      strips.map(({ offset }) => offset),
    ),
    short(277, [channels]),
    long(278, [rowsPerStrip]),
    long(
      279,
      strips.map(({ length }) => length),
    ),
    ...(channels === 4 ? [short(338, [2])] : []), // the fourth is plain alpha
    ...(icc ? [{ tag: 34675, type: 7, count: icc.length, bytes: icc }] : []),
  ];
  const directoryAt = evenly(8 + row * height);
  const tail = directory(entries, directoryAt);
  const file = Buffer.alloc(directoryAt + tail.length);
  file.write("II*\0", 0, "latin1");
  file.writeUInt32LE(directoryAt, 4);
  for (let y = 0; y < height; y++) file.set(data.subarray(y * stride, y * stride + row), 8 + y * row);
  file.set(tail, directoryAt);
  return file;
}

interface Entry {
  tag: number;
  type: number;
  count: number;
  bytes: Buffer;
}

function short(tag: number, values: number[]): Entry {
  return { tag, type: 3, count: values.length, bytes: Buffer.from(Uint16Array.from(values).buffer) };
}

function long(tag: number, values: number[]): Entry {
  return { tag, type: 4, count: values.length, bytes: Buffer.from(Uint32Array.from(values).buffer) };
}

/** The directory that is to lie at `at`, and behind it the values that do not fit into four bytes. */
function directory(entries: readonly Entry[], at: number): Buffer {
  const head = Buffer.alloc(2 + 12 * entries.length + 4);
  const values: Buffer[] = [];
  let valuesAt = evenly(at + head.length);
  values.push(Buffer.alloc(valuesAt - at - head.length));
  head.writeUInt16LE(entries.length);
  entries.forEach(({ tag, type, count, bytes }, index) => {
    const entry = 2 + 12 * index;
    head.writeUInt16LE(tag, entry);
    head.writeUInt16LE(type, entry + 2);
    head.writeUInt32LE(count, entry + 4);
    if (bytes.length <= 4) {
      bytes.copy(head, entry + 8);
      return;
    }
    head.writeUInt32LE(valuesAt, entry + 8);
    values.push(bytes, Buffer.alloc(bytes.length % 2));
    valuesAt += evenly(bytes.length);
  });
  return Buffer.concat([head, ...values]);
}

function evenly(length: number): number {
  return length + (length % 2);
}
