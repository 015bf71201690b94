import { icons } from "@iconify-json/noto";
import sharp from "sharp";

/** A drawing placed in a scene: the name of a Noto icon, and its square in pixels. */
export interface DrawnObject {
  icon: string;
  left: number;
  top: number;
  size: number;
}

/** How large a scene is, in pixels, and how it is written. */
export interface SceneOptions {
  width: number;
  height: number;
  format?: "jpeg" | "png";
  /** CSS colours at the top and above the horizon. */
  sky?: readonly [string, string];
  /** CSS colour below the horizon. */
  ground?: string;
}

/** Draws Noto's icons on a plain scene of sky and grass; the detector knows many of them about 340 pixels tall. */
export async function drawScene(
  objects: readonly DrawnObject[],
  { width, height, format = "jpeg", sky = ["#8ec5ef", "#dcefff"], ground = "#6a9f50" }: SceneOptions,
): Promise<Buffer> {
  const horizon = Math.round(height * 0.7);
  const background = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="sky" x2="0" y2="1">
      <stop offset="0" stop-color="${sky[0]}"/><stop offset="1" stop-color="${sky[1]}"/>
    </linearGradient></defs>
    <rect width="${width}" height="${horizon}" fill="url(#sky)"/>
    <rect y="${horizon}" width="${width}" height="${height - horizon}" fill="${ground}"/></svg>`;
  const layers = objects.map(({ icon, left, top, size }) => ({ input: drawIcon(icon, size), left, top }));
  return sharp(Buffer.from(background)).composite(layers).toFormat(format, { quality: 92 }).toBuffer();
}

function drawIcon(name: string, size: number): Buffer {
  const icon = icons.icons[name];
  if (!icon) throw new Error(`Noto has no icon "${name}".`);
  const { width = icons.width ?? 128, height = icons.height ?? 128, body } = icon;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${size}" height="${size}">${body}</svg>`;
  return Buffer.from(svg);
}
