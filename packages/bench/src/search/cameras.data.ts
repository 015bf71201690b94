import type { Exif } from "@image-content-search/core/events";

export type Camera = Required<Pick<Exif, "make" | "model" | "lensModel">>;

/** The commonest first; a lens belongs to a camera. */
export const cameras: readonly Camera[] = [
  { make: "Apple", model: "iPhone 12", lensModel: "iPhone 12 back dual wide camera 4.2mm f/1.6" },
  { make: "Canon", model: "Canon EOS 5D Mark III", lensModel: "EF24-105mm f/4L IS USM" },
  { make: "Apple", model: "iPhone 6s", lensModel: "iPhone 6s back camera 4.15mm f/2.2" },
  { make: "NIKON CORPORATION", model: "NIKON D750", lensModel: "24.0-120.0 mm f/4.0" },
  { make: "Google", model: "Pixel 6", lensModel: "Pixel 6 back camera 6.81mm f/1.85" },
  { make: "SONY", model: "ILCE-7M3", lensModel: "FE 24-70mm F2.8 GM" },
  { make: "samsung", model: "SM-G991B", lensModel: "Samsung S21 rear camera" },
  { make: "FUJIFILM", model: "X-T3", lensModel: "XF18-55mmF2.8-4 R LM OIS" },
  { make: "Canon", model: "Canon PowerShot G7 X", lensModel: "8.8-36.8 mm" },
  { make: "Panasonic", model: "DMC-GX80", lensModel: "LUMIX G VARIO 12-32/F3.5-5.6" },
  { make: "OLYMPUS CORPORATION", model: "E-M10MarkII", lensModel: "OLYMPUS M.14-42mm F3.5-5.6 EZ" },
  { make: "DJI", model: "FC3170", lensModel: "4.5 mm f/2.8" },
];

/** Width and height in pixels of what cameras and programs make, upright, the commonest first. */
export const sizes: readonly (readonly [width: number, height: number])[] = [
  [4032, 3024],
  [3024, 4032],
  [5760, 3840],
  [6000, 4000],
  [3264, 2448],
  [4000, 3000],
  [6016, 4016],
  [3840, 5760],
  [4000, 6000],
  [2448, 3264],
  [3000, 4000],
  [4608, 3456],
  [1920, 1080],
  [1080, 1920],
  [5472, 3648],
  [4592, 3448],
  [1024, 768],
  [1600, 1200],
  [2048, 2048],
  [1080, 1080],
];

/** Content types with how they end file names, the commonest first. */
export const formats: readonly (readonly [contentType: string, extension: string])[] = [
  ["image/jpeg", "jpg"],
  ["image/heic", "heic"],
  ["image/png", "png"],
  ["image/webp", "webp"],
  ["image/tiff", "tif"],
  ["image/avif", "avif"],
  ["image/gif", "gif"],
];
