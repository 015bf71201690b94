import type { Config, UploadRequest } from "@image-content-search/core/contract";
import { contentTypes } from "@image-content-search/core/upload";
import { formatLimit } from "../../lib/format.ts";
import { texts } from "../../messages/index.ts";
import type { ImageSize } from "./image-size.ts";
import type { UploadProblem } from "./upload-problem.ts";

export type Limits = Config["limits"];
type ContentType = UploadRequest["contentType"];

const byExtension: Record<string, ContentType> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  jfif: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  avif: "image/avif",
  heic: "image/heic",
  heif: "image/heic",
  gif: "image/gif",
  tif: "image/tiff",
  tiff: "image/tiff",
};

function isContentType(type: string): type is ContentType {
  return Object.hasOwn(contentTypes, type);
}

/** The content type of a file: what the browser says, else what its extension says. */
export function contentTypeOf(file: { name: string; type: string }): ContentType | undefined {
  if (isContentType(file.type)) return file.type;
  const extension = /\.([a-z]+)$/i.exec(file.name)?.[1]?.toLowerCase();
  // Few browsers know HEIC: most say nothing, some name the container.
  const unsaid = file.type === "" || file.type === "image/heif";
  return unsaid && extension !== undefined ? byExtension[extension] : undefined;
}

/**
 * What the file dialog offers, as `accept` wants it. Extensions go with the types, for many systems do not know the
 * type of a HEIC file and would grey it out.
 */
export function acceptedFiles({ contentTypes: types }: Limits): string {
  const extensions = Object.entries(byExtension).filter(([, type]) => types.includes(type));
  return [...types, ...extensions.map(([extension]) => `.${extension}`)].join();
}

/** "JPEG, PNG or WebP, up to 32 MiB each". */
export function limitWords(limits: Limits): string {
  const names = limits.contentTypes.map((type) => (isContentType(type) ? contentTypes[type] : type));
  return texts().upload.limits(names, formatLimit(limits.maxByteSize));
}

/** Why a file cannot be uploaded, judged by its name, type and bytes; undefined when it may be. */
export function fileProblem(
  file: { name: string; type: string; size: number },
  limits: Limits,
): UploadProblem | undefined {
  const type = contentTypeOf(file);
  if (type === undefined || !limits.contentTypes.includes(type)) return { code: "type" };
  if (file.size === 0) return { code: "empty" };
  if (file.size > limits.maxByteSize) return { code: "too-many-bytes", byteSize: file.size };
  return undefined;
}

/** Why a picture's measures rule it out; undefined when they are fine or unknown. */
export function sizeProblem(size: ImageSize | undefined, limits: Limits): UploadProblem | undefined {
  if (size === undefined) return undefined;
  const { width, height } = size;
  if (Math.min(width, height) < limits.minSide) return { code: "side-too-short", width, height };
  if (Math.max(width, height) > limits.maxSide) return { code: "side-too-long", width, height };
  if (width * height > limits.maxMegapixels * 1_000_000) return { code: "too-many-pixels", width, height };
  return undefined;
}
