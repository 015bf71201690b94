/** What a HEIF file says of the one picture in it. */
export interface HeifClaims {
  width: number;
  height: number;
  /** Quarter turns against the clock that make it upright. */
  turns?: 0 | 1 | 2 | 3;
  /** Swaps left and right, after the turns. */
  mirrored?: boolean;
  exif?: Buffer | undefined;
  icc?: Buffer | undefined;
}

/**
 * Writes a HEIF file (ISO/IEC 23008-12) anew around the coded picture of another, HEIC or AVIF, which must hold
 * nothing else: with claims that need not be true.
 */
export function rewriteHeif(file: Buffer, claims: HeifClaims): Buffer {
  const isAvif = file.includes("av1C");
  const config = boxNamed(file, isAvif ? "av1C" : "hvcC");
  const coded = boxNamed(file, "mdat").subarray(8);
  const { exif } = claims;
  const exifItem = exif && Buffer.concat([uint32(0), exif]);
  const brand = isAvif ? "avif" : "heic";
  const ftyp = box("ftyp", brand, uint32(0), "mif1", brand);
  const meta = (dataAt: number) =>
    fullBox(
      "meta",
      fullBox("hdlr", uint32(0), "pict", Buffer.alloc(13)),
      fullBox("pitm", uint16(1)),
      itemInfo(isAvif ? "av01" : "hvc1", exifItem !== undefined),
      ...(exifItem ? [fullBox("iref", box("cdsc", uint16(2), uint16(1), uint16(1)))] : []),
      properties(config, claims),
      locations(dataAt, exifItem ? [coded.length, exifItem.length] : [coded.length]),
    );
  const dataAt = ftyp.length + meta(0).length + 8;
  return Buffer.concat([ftyp, meta(dataAt), box("mdat", coded, exifItem ?? "")]);
}

function itemInfo(type: string, hasExif: boolean): Buffer {
  const item = (id: number, kind: string) => fullBoxOf(2, "infe", uint16(id), uint16(0), kind, "\0");
  const items = [item(1, type), ...(hasExif ? [item(2, "Exif")] : [])];
  return fullBox("iinf", uint16(items.length), ...items);
}

function properties(config: Buffer, { width, height, turns = 0, mirrored, icc }: HeifClaims): Buffer {
  const list = [
    config,
    fullBox("ispe", uint32(width), uint32(height)),
    ...(icc ? [box("colr", "prof", icc)] : []),
    ...(turns ? [box("irot", Buffer.from([turns]))] : []),
    ...(mirrored ? [box("imir", Buffer.from([1]))] : []),
  ];
  const essential = list.map((property, index) => {
    const optional = ["ispe", "colr"].includes(property.toString("latin1", 4, 8));
    return (optional ? 0 : 0x80) | (index + 1);
  });
  const association = [uint32(1), uint16(1), Buffer.from([list.length, ...essential])];
  return box("iprp", box("ipco", ...list), fullBox("ipma", ...association));
}

function locations(dataAt: number, lengths: readonly number[]): Buffer {
  let offset = dataAt;
  const items = lengths.map((length, index) => {
    const item = [uint16(index + 1), uint16(0), uint16(1), uint32(offset), uint32(length)];
    offset += length;
    return Buffer.concat(item);
  });
  return fullBox("iloc", Buffer.from([0x44, 0]), uint16(items.length), ...items);
}

function boxNamed(file: Buffer, name: string): Buffer {
  const at = file.indexOf(name, 0, "latin1") - 4;
  if (at < 0) throw new Error(`The file has no box "${name}".`);
  return file.subarray(at, at + file.readUInt32BE(at));
}

function box(name: string, ...parts: (Buffer | string)[]): Buffer {
  const content = Buffer.concat(
    [name, ...parts].map((part) => (typeof part === "string" ? latin1(part) : part)),
  );
  return Buffer.concat([uint32(content.length + 4), content]);
}

function fullBox(name: string, ...parts: (Buffer | string)[]): Buffer {
  return fullBoxOf(0, name, ...parts);
}

function fullBoxOf(version: number, name: string, ...parts: (Buffer | string)[]): Buffer {
  return box(name, Buffer.from([version, 0, 0, 0]), ...parts);
}

function latin1(text: string): Buffer {
  return Buffer.from(text, "latin1");
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
