import sharp from "sharp";

/** libvips' loaders of the formats that can be uploaded; each has several beneath it, for files and for memory. */
const loaders = ["Jpeg", "Png", "Webp", "Heif", "Nsgif", "Tiff"].map((name) => `VipsForeignLoad${name}`);

/**
 * Leaves libvips in this process no loader but those of pictures that can be uploaded. The first bytes decide already
 * what reaches it; this is for files that are two things at once, of which one could be SVG.
 */
export function blockOtherLoaders(): void {
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: loaders });
}
