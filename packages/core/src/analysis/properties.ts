import type { DetectLabelsCommandOutput } from "@aws-sdk/client-rekognition";
import type { Properties } from "../events/index.ts";
import { round } from "./round.ts";

/** Colours and quality of an answer to DetectLabels that was asked for IMAGE_PROPERTIES. */
export function toProperties({
  ImageProperties,
}: Pick<DetectLabelsCommandOutput, "ImageProperties">): Properties {
  const { DominantColors = [], Quality } = ImageProperties ?? {};
  const colors = DominantColors.flatMap(({ SimplifiedColor, HexCode, PixelPercent }) =>
    SimplifiedColor && HexCode && PixelPercent !== undefined
      ? [{ name: SimplifiedColor.slice(0, 100), hex: HexCode.toLowerCase(), percent: round(PixelPercent, 2) }]
      : [],
  );
  const { Brightness, Sharpness, Contrast } = Quality ?? {};
  const known = Brightness !== undefined && Sharpness !== undefined && Contrast !== undefined;
  return {
    colors: colors.sort((a, b) => b.percent - a.percent).slice(0, 20),
    ...(known && {
      quality: {
        brightness: round(Brightness, 2),
        sharpness: round(Sharpness, 2),
        contrast: round(Contrast, 2),
      },
    }),
  };
}
