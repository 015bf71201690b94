const [short, long, undefinedBytes] = [3, 4, 7];

/**
 * Wraps RGB pixels of 8 bits and their colour profile in an uncompressed TIFF file (TIFF 6.0), for sharp takes no
 * profile beside bare pixels. The file is its header, one strip, the directory, and what the directory points to.
 */
export function wrapInTiff(
  { data, width, height }: { data: Buffer; width: number; height: number },
  icc: Buffer,
) {
  const entries = 10;
  const stripAt = 8;
  const directoryAt = stripAt + data.length + (data.length % 2);
  const bitsAt = directoryAt + 2 + 12 * entries + 4;
  const iccAt = bitsAt + 6;
  const directory = Buffer.alloc(bitsAt - directoryAt);
  directory.writeUInt16LE(entries);
  const fields: [tag: number, type: number, count: number, value: number][] = [
    [256, long, 1, width],
    [257, long, 1, height],
    [258, short, 3, bitsAt], // bits of each sample
    [259, short, 1, 1], // not compressed
    [262, short, 1, 2], // RGB
    [273, long, 1, stripAt],
    [277, short, 1, 3], // samples a pixel
    [278, long, 1, height], // rows in the strip
    [279, long, 1, data.length],
    [34675, undefinedBytes, icc.length, iccAt],
  ];
  fields.forEach(([tag, type, count, value], index) => {
    const at = 2 + 12 * index;
    directory.writeUInt16LE(tag, at);
    directory.writeUInt16LE(type, at + 2);
    directory.writeUInt32LE(count, at + 4);
    directory.writeUInt32LE(value, at + 8);
  });
  const header = Buffer.from("II*\0\0\0\0\0", "latin1");
  header.writeUInt32LE(directoryAt, 4);
  const padding = Buffer.alloc(data.length % 2);
  return Buffer.concat([header, data, padding, directory, Buffer.from([8, 0, 8, 0, 8, 0]), icc]);
}
