/** What an upload may be; DESIGN's one table of limits. Bytes, pixels and megapixels. */
export const limits = {
  maxByteSize: 32 * 1024 * 1024,
  maxMegapixels: 100,
  minSide: 80,
  maxSide: 16_000,
  maxFilenameLength: 255,
  /** Seconds that a presigned upload URL is good for. */
  uploadUrlSeconds: 600,
  /** Seconds that a presigned URL of an original is good for. */
  originalUrlSeconds: 900,
  /** Seconds that the signed cookies for `/media` are good for. */
  mediaCookieSeconds: 12 * 3600,
  /** Days that an image stays in the trash, and that an upload which never arrived is remembered. */
  trashDays: 30,
} as const;

/** Limits of the detector's input, from Rekognition's quotas (S3 object ≤ 15 MB, 80–10,000 px a side). */
export const detectorLimits = {
  maxByteSize: 15 * 1024 * 1024,
  minSide: 80,
  maxSide: 10_000,
} as const;

/** Content types that can be uploaded, each with the name that sharp and people give the format. */
export const contentTypes = {
  "image/jpeg": "JPEG",
  "image/png": "PNG",
  "image/webp": "WebP",
  "image/avif": "AVIF",
  "image/heic": "HEIC",
  "image/gif": "GIF",
  "image/tiff": "TIFF",
} as const;

/** One of {@link contentTypes}. */
export type ContentType = keyof typeof contentTypes;
