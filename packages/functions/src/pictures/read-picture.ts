import { inspectImage } from "./inspect-image.ts";
import { makeRenditions, type Renditions } from "./make-renditions.ts";
import { type ExifFacts, readExif } from "./read-exif.ts";

/** All that the pipeline's first stage finds in a file. Sizes are of the upright image in pixels. */
export interface Picture extends Renditions, ExifFacts {
  contentType: string;
  width: number;
  height: number;
}

/**
 * Tells what a file is, reads what its camera wrote and makes its renditions; the bytes stay as they are.
 * @throws PermanentError for what is no picture, breaks the limits or is damaged; what may pass is thrown as it comes
 */
export async function readPicture(bytes: Buffer): Promise<Picture> {
  const inspection = await inspectImage(bytes);
  const { contentType, width, height, exif } = inspection;
  return { contentType, width, height, ...readExif(exif), ...(await makeRenditions(bytes, inspection)) };
}
