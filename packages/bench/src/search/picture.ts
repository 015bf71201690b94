import type { Box, Exif, Properties } from "@image-content-search/core/events";
import type { VocabularyLabel } from "./vocabulary.ts";

/** A picture of the generated library with everything that was found in it. */
export interface Picture {
  /** Its place in the library's order of uploads, from 0. */
  ordinal: number;
  imageId: string;
  filename: string;
  contentType: string;
  byteSize: number;
  /** Hex. */
  sha256: string;
  /** ms since 1970, as all times. */
  uploadedAt: number;
  takenAt: number | null;
  width: number;
  height: number;
  exif: Exif;
  /** 64 bits as text of 0 and 1. */
  perceptualHash: string;
  thumbhash: string;
  /** Ancestors included. */
  labels: readonly PictureLabel[];
  colors: Properties["colors"];
  words: readonly { word: string; confidence: number }[];
  isTrashed: boolean;
}

export interface PictureLabel {
  label: VocabularyLabel;
  /** Percent. */
  confidence: number;
  instances: readonly { box: Box; confidence: number }[];
}
