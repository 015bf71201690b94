import sharp, { type Sharp } from "sharp";

/** EXIF's eight orientations (EXIF 2.32, tag 0x0112), each with how an upright picture must lie in its file. */
const layings: Record<number, (image: Sharp) => Sharp> = {
  1: (image) => image,
  2: (image) => image.flop(),
  3: (image) => image.rotate(180),
  4: (image) => image.flip(),
  5: (image) => image.flop().rotate(270),
  6: (image) => image.rotate(270),
  7: (image) => image.flop().rotate(90),
  8: (image) => image.rotate(90),
};

export const orientations = Object.keys(layings).map(Number);

/** An upright picture as a camera held otherwise stores it: turned or mirrored, and EXIF says how to undo it. */
export function layPicture(upright: Buffer, orientation: number): Sharp {
  const lay = layings[orientation];
  if (!lay) throw new Error(`EXIF has no orientation ${orientation}.`);
  return lay(sharp(upright)).withMetadata({ orientation });
}
