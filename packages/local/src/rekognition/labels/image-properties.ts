import type { ColorShare } from "./colors.ts";
import type { LabelFindings } from "./labels.worker.ts";

/**
 * The properties of the whole image as Rekognition writes them. `Foreground` and `Background` are left out: the
 * detector has boxes, not outlines. So is `CSSColor`.
 */
export function toImageProperties(
  { colors, quality }: NonNullable<LabelFindings["properties"]>,
  maxColors: number,
) {
  const { brightness: Brightness, sharpness: Sharpness, contrast: Contrast } = quality;
  return {
    Quality: { Brightness, Sharpness, Contrast },
    DominantColors: colors.slice(0, maxColors).map(toDominantColor),
  };
}

function toDominantColor({ name, percent, red, green, blue }: ColorShare) {
  const hex = [red, green, blue].map((value) => value.toString(16).padStart(2, "0")).join("");
  return {
    Red: red,
    Green: green,
    Blue: blue,
    HexCode: `#${hex}`,
    SimplifiedColor: name,
    PixelPercent: percent,
  };
}
