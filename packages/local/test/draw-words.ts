import sharp from "sharp";

/** Words drawn in a picture: where (left and top, in pixels), how tall, and in which CSS colour. */
export interface DrawnWords {
  text: string;
  left: number;
  top: number;
  /** Height of the capitals in pixels. */
  size: number;
  color?: string;
}

/** Strokes of capitals on a grid of 60 × 100; drawn, because a machine may have no fonts. */
const strokes: Readonly<Record<string, string>> = {
  A: "M2 100 30 0 58 100M12 66H48",
  C: "M57 20Q48 2 30 2 4 2 4 50 4 98 30 98 48 98 57 80",
  E: "M54 2H8V98H54M8 48H46",
  F: "M54 2H8V100M8 48H46",
  H: "M6 0V100M54 0V100M6 48H54",
  I: "M30 0V100",
  L: "M8 0V98H54",
  N: "M6 100V0L54 100V0",
  O: "M30 2Q56 2 56 50 56 98 30 98 4 98 4 50 4 2 30 2Z",
  P: "M8 100V2H34Q56 2 56 27 56 52 34 52H8",
  R: "M8 100V2H34Q56 2 56 27 56 52 34 52H8M32 52 57 100",
  T: "M30 100V2M2 2H58",
  X: "M4 0 56 100M56 0 4 100",
};

/** Width of a letter and of a space, and what lies between letters, in the grid's units. */
const [letterWidth, spaceWidth, gap] = [60, 50, 24];

/** A PNG or JPEG of words on a plain ground. */
export async function drawWords(
  words: readonly DrawnWords[],
  {
    width,
    height,
    ground = "white",
    format = "png",
  }: { width: number; height: number; ground?: string; format?: "jpeg" | "png" },
): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="${ground}"/>${words.map(toSvg).join("")}</svg>`;
  return sharp(Buffer.from(svg)).toFormat(format, { quality: 92 }).toBuffer();
}

/** How wide words of this height are, in pixels. */
export function widthOf(text: string, size: number): number {
  return ([...text].reduce((sum, letter) => sum + advance(letter), 0) * size) / 100;
}

function advance(letter: string): number {
  return letter === " " ? spaceWidth : letterWidth + gap;
}

function toSvg({ text, left, top, size, color = "black" }: DrawnWords): string {
  let x = 0;
  const letters = [...text].map((letter) => {
    const path = `<path transform="translate(${x})" d="${strokes[letter] ?? ""}"/>`;
    x += advance(letter);
    return path;
  });
  const place = `translate(${left} ${top}) scale(${size / 100})`;
  return `<g transform="${place}" fill="none" stroke="${color}" stroke-width="15">${letters.join("")}</g>`;
}
