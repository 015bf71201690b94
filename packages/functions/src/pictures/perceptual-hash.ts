/** Side of the square of grey pixels that {@link perceptualHash} takes. */
export const hashSide = 32;

/** Coefficients that fall below this, of pixels from 0 to 255, are noise of resizing and compression. */
const structure = 1;

/**
 * 64 bits that say what a picture looks like, as 16 hex digits: pictures that were resized, recompressed or made a
 * little brighter differ in few bits. Compare by Hamming distance: of two hashes at most three bits apart, one of
 * their four groups of 16 bits is the same. All zeros for a picture without structure.
 *
 * It is the DCT hash of C. Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions" (2010): the
 * signs of the 8 × 8 lowest frequencies about their median, without those that run along one axis only.
 * @param grey `hashSide` × `hashSide` grey pixels, row by row
 */
export function perceptualHash(grey: Uint8Array): string {
  const coefficients = lowFrequencies(grey);
  const sorted = Float64Array.from(coefficients).sort();
  const median = ((sorted[31] ?? 0) + (sorted[32] ?? 0)) / 2;
  let hash = 0n;
  for (const coefficient of coefficients) {
    hash = (hash << 1n) | (coefficient - median > structure ? 1n : 0n);
  }
  return hash.toString(16).padStart(16, "0");
}

/** The coefficients (1…8, 1…8) of the orthonormal two-dimensional DCT-II: rows first, then columns. */
function lowFrequencies(grey: Uint8Array): number[] {
  const rows = Array.from({ length: hashSide }, (_, y) =>
    cosines.map((wave) => dot(wave, (x) => grey[y * hashSide + x] ?? 0)),
  );
  return cosines.flatMap((down) => cosines.map((_, across) => dot(down, (y) => rows[y]?.[across] ?? 0)));
}

function dot(wave: readonly number[], at: (index: number) => number): number {
  return wave.reduce((sum, factor, index) => sum + factor * at(index), 0);
}

const cosines: readonly (readonly number[])[] = Array.from({ length: 8 }, (_, frequency) =>
  Array.from(
    { length: hashSide },
    (_, index) =>
      Math.sqrt(2 / hashSide) * Math.cos(((2 * index + 1) * (frequency + 1) * Math.PI) / (2 * hashSide)),
  ),
);
