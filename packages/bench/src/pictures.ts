import { drawScene } from "@image-content-search/drawings";
import sharp, { type Sharp } from "sharp";

/** Drawings that the local detector finds wherever they stand, each with the word that finds it. */
const subjects = [
  { icon: "airplane", word: "airplane" },
  { icon: "laptop", word: "laptop" },
] as const;

export interface DrawnPicture {
  filename: string;
  contentType: string;
  megapixels: number;
  bytes: Buffer;
  /** A query that finds it. */
  word: string;
}

/** A format and a size that pictures come in. */
export interface Kind {
  extension: string;
  contentType: string;
  /** Pixels; 4:3. */
  width: number;
  encode: (image: Sharp) => Sharp;
}

const jpeg = (width: number): Kind => ({
  extension: "jpg",
  contentType: "image/jpeg",
  width,
  encode: (image) => image.jpeg({ quality: 90 }),
});

/** What cameras and telephones make: 2 and 12 megapixels. */
export const twoMegapixels = jpeg(1_632);
export const twelveMegapixels = jpeg(4_000);

const other = (format: "png" | "webp" | "tiff" | "gif" | "avif", width: number): Kind => ({
  extension: format,
  contentType: `image/${format}`,
  width,
  encode: (image) => (format === "avif" ? image.avif({ effort: 0 }) : image.toFormat(format)),
});

/** What people's folders hold: mostly JPEG, of one to twelve megapixels, and some of everything else. */
const mixture: readonly Kind[] = [
  ...Array<Kind>(6).fill(twoMegapixels),
  ...Array<Kind>(4).fill(jpeg(2_828)),
  ...Array<Kind>(3).fill(twelveMegapixels),
  ...Array<Kind>(2).fill(jpeg(1_152)),
  other("png", 1_152),
  other("webp", 1_632),
  other("tiff", 1_152),
  other("gif", 800),
  other("avif", 800),
];

/** `count` different pictures of the mixture, or all of one kind; the same each time. */
export async function drawPictures(
  count: number,
  onDrawn: (done: number) => void,
  kind?: Kind,
): Promise<DrawnPicture[]> {
  const pictures: DrawnPicture[] = [];
  for (let n = 0; n < count; n++) {
    pictures.push(await drawPicture(n, kind ?? mixture[(n * 7) % mixture.length] ?? twoMegapixels));
    onDrawn(n + 1);
  }
  return pictures;
}

async function drawPicture(
  n: number,
  { extension, contentType, width, encode }: Kind,
): Promise<DrawnPicture> {
  const { icon, word } = subjects[n % subjects.length] ?? subjects[0];
  const place = { left: 100 + ((n * 37) % 600), top: 60 + ((n * 23) % 380), size: 340 };
  const scene = await drawScene([{ icon, ...place }], { width: 1_152, height: 864 });
  const height = Math.round((width * 3) / 4);
  const bytes = await encode(sharp(scene).resize(width, height)).toBuffer();
  const filename = `${word}-${String(n).padStart(3, "0")}.${extension}`;
  return { filename, contentType, megapixels: (width * height) / 1e6, bytes, word };
}
