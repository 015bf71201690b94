/** Rekognition's twelve simplified colours (https://docs.aws.amazon.com/rekognition/latest/dg/labels-detect-labels-image.html). */
export type ColorName =
  | "beige"
  | "black"
  | "blue"
  | "brown"
  | "green"
  | "grey"
  | "orange"
  | "pink"
  | "purple"
  | "red"
  | "white"
  | "yellow";

/** How much of a picture one colour covers, and the mean of its pixels (0–255). */
export interface ColorShare {
  name: ColorName;
  percent: number;
  red: number;
  green: number;
  blue: number;
}

/** Colours that cover less than so many percent are left out. */
const minPercent = 1;

/** The colours of RGB pixels (three bytes each), the commonest first. */
export function dominantColors(pixels: Uint8Array): ColorShare[] {
  const sums = new Map<ColorName, { count: number; red: number; green: number; blue: number }>();
  for (let i = 0; i + 2 < pixels.length; i += 3) {
    const red = pixels[i] ?? 0;
    const green = pixels[i + 1] ?? 0;
    const blue = pixels[i + 2] ?? 0;
    const name = nameColor(red, green, blue);
    const sum = sums.get(name) ?? { count: 0, red: 0, green: 0, blue: 0 };
    if (sum.count === 0) sums.set(name, sum);
    sum.count += 1;
    sum.red += red;
    sum.green += green;
    sum.blue += blue;
  }
  const total = pixels.length / 3;
  return [...sums]
    .map(([name, { count, red, green, blue }]) => ({
      name,
      percent: (100 * count) / total,
      red: Math.round(red / count),
      green: Math.round(green / count),
      blue: Math.round(blue / count),
    }))
    .filter(({ percent }) => percent >= minPercent)
    .sort((a, b) => b.percent - a.percent);
}

/** The simplified name of a colour, by its hue, saturation and lightness. */
export function nameColor(red: number, green: number, blue: number): ColorName {
  const max = Math.max(red, green, blue) / 255;
  const min = Math.min(red, green, blue) / 255;
  const lightness = (max + min) / 2;
  const chroma = max - min;
  if (lightness < 0.12) return "black";
  if (lightness > 0.93) return "white";
  if (chroma < 0.1) return "grey";
  const hue = hueOf(red, green, blue);
  if (hue >= 15 && hue < 65 && lightness > 0.7 && chroma < 0.45) return "beige";
  if (hue >= 10 && hue < 50 && (lightness < 0.4 || chroma < 0.4)) return "brown";
  if ((hue >= 320 || hue < 15) && lightness > 0.65) return "pink";
  if (hue < 15 || hue >= 345) return "red";
  if (hue < 42) return "orange";
  if (hue < 68) return "yellow";
  if (hue < 165) return "green";
  if (hue < 255) return "blue";
  return hue < 320 ? "purple" : "pink";
}

/** Hue in degrees, 0–360. */
function hueOf(red: number, green: number, blue: number): number {
  const max = Math.max(red, green, blue);
  const chroma = max - Math.min(red, green, blue);
  if (max === red) return (60 * ((green - blue) / chroma) + 360) % 360;
  if (max === green) return 60 * ((blue - red) / chroma) + 120;
  return 60 * ((red - green) / chroma) + 240;
}
