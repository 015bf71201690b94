import { icons } from "@iconify-json/noto";
import sharp from "sharp";

/** A drawing placed in a scene: the name of a Noto icon, and its square in pixels. */
export interface DrawnObject {
  icon: string;
  left: number;
  top: number;
  size: number;
}

/** Draws Noto's icons on a plain scene of sky and grass; the detector knows many of them about 340 pixels tall. */
export async function drawScene(
  objects: readonly DrawnObject[],
  { width, height, format = "jpeg" }: { width: number; height: number; format?: "jpeg" | "png" },
): Promise<Buffer> {
  const horizon = Math.round(height * 0.7);
  const background = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="sky" x2="0" y2="1">
      <stop offset="0" stop-color="#8ec5ef"/><stop offset="1" stop-color="#dcefff"/>
    </linearGradient></defs>
    <rect width="${width}" height="${horizon}" fill="url(#sky)"/>
    <rect y="${horizon}" width="${width}" height="${height - horizon}" fill="#6a9f50"/></svg>`;
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
