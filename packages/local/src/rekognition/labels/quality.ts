/** How good a picture is, in percent each. */
export interface Quality {
  brightness: number;
  sharpness: number;
  contrast: number;
}

/** A Laplacian's standard deviation that counts as half sharp; 0–255 luma, a picture of about 512 pixels. */
const halfSharp = 12;

/**
 * Measures RGB pixels (three bytes each, `width` × `height`). Rekognition does not say how it measures; here
 * - brightness is the mean luma of Rec. 709: black 0, white 100;
 * - contrast is the luma's standard deviation (RMS contrast) of half its range: one grey 0, half black half white 100;
 * - sharpness grows from 0 to 100 with the standard deviation σ of the luma's Laplacian, a measure of focus
 *   (J. L. Pech-Pacheco et al., 2000, https://doi.org/10.1109/ICPR.2000.903548), as σ / (σ + 12). Blur finer than a
 *   pixel of the size measured is not seen.
 */
export function measureQuality(pixels: Uint8Array, width: number, height: number): Quality {
  const luma = lumaOf(pixels);
  const laplacian = spread(laplacianOf(luma, width, height)).deviation;
  const { mean, deviation } = spread(luma);
  return {
    brightness: (100 * mean) / 255,
    sharpness: (100 * laplacian) / (laplacian + halfSharp),
    contrast: (100 * deviation) / 127.5,
  };
}

function lumaOf(pixels: Uint8Array): Float32Array {
  const luma = new Float32Array(pixels.length / 3);
  for (let i = 0; i < luma.length; i++) {
    const red = pixels[3 * i] ?? 0;
    const green = pixels[3 * i + 1] ?? 0;
    const blue = pixels[3 * i + 2] ?? 0;
    luma[i] = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  return luma;
}

/** Of each pixel but the outermost: four times itself less its four neighbours. */
function laplacianOf(luma: Float32Array, width: number, height: number): Float32Array {
  const at = (index: number) => luma[index] ?? 0;
  const laplacian = new Float32Array(Math.max(0, width - 2) * Math.max(0, height - 2));
  let next = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let i = y * width + 1; i < (y + 1) * width - 1; i++) {
      laplacian[next++] = 4 * at(i) - at(i - 1) - at(i + 1) - at(i - width) - at(i + width);
    }
  }
  return laplacian;
}

function spread(values: Float32Array): { mean: number; deviation: number } {
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  const count = Math.max(1, values.length);
  const mean = sum / count;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / count - mean ** 2)) };
}
