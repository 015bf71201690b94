import { readPixels } from "../picture.ts";
import { fitLetterbox, inputSide, type Letterbox } from "./letterbox.ts";

/** An upright picture as RGB bytes, fitted into the detector's square. */
export interface Picture {
  /** The picture alone, `fitted.width` × `fitted.height` pixels. */
  pixels: Uint8Array;
  fitted: Letterbox;
}

/**
 * Decodes a PNG or JPEG.
 * @throws AwsError what `readPixels` refuses it with
 */
export async function readPicture(bytes: Uint8Array): Promise<Picture> {
  let fitted = fitLetterbox(inputSide, inputSide);
  const { data } = await readPixels(bytes, (upright, width, height) => {
    fitted = fitLetterbox(width, height);
    return upright.resize(fitted.width, fitted.height, { fit: "fill" });
  });
  return { pixels: data, fitted };
}

/** The detector's input: the picture in the middle of a grey square, RGB as floats 0–255. */
export function toInput({ pixels, fitted }: Picture): Float32Array {
  const input = new Float32Array(inputSide * inputSide * 3).fill(128);
  for (let y = 0; y < fitted.height; y++) {
    const row = pixels.subarray(y * fitted.width * 3, (y + 1) * fitted.width * 3);
    input.set(row, ((y + fitted.top) * inputSide + fitted.left) * 3);
  }
  return input;
}
