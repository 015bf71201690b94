import { drawScene } from "@image-content-search/drawings";

/** Drawings that the local detector finds wherever they stand, each with the word that finds it. */
const subjects = [
  { icon: "airplane", word: "airplane" },
  { icon: "laptop", word: "laptop" },
] as const;

export interface DrawnPicture {
  filename: string;
  bytes: Buffer;
  /** A query that finds it. */
  word: string;
}

/** `count` different photographs-to-be of one megapixel (1,152 × 864), JPEG; the same each time. */
export async function drawPictures(count: number, onDrawn: (done: number) => void): Promise<DrawnPicture[]> {
  const pictures: DrawnPicture[] = [];
  for (let n = 0; n < count; n++) {
    const { icon, word } = subjects[n % subjects.length] ?? subjects[0];
    const place = { left: 100 + ((n * 37) % 600), top: 60 + ((n * 23) % 380), size: 340 };
    const bytes = await drawScene([{ icon, ...place }], { width: 1_152, height: 864 });
    pictures.push({ filename: `${word}-${String(n).padStart(3, "0")}.jpg`, bytes, word });
    onDrawn(n + 1);
  }
  return pictures;
}
