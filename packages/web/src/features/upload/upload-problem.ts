import type { ImageDetail } from "@image-content-search/core/contract";

/** Why a file is not in the library; said in words only when it is shown. */
export type UploadProblem =
  /** No kind of picture that can be searched. */
  | { code: "type" }
  | { code: "empty" }
  | { code: "too-many-bytes"; byteSize: number }
  | { code: "side-too-short" | "side-too-long" | "too-many-pixels"; width: number; height: number }
  /** The browser cannot read it any more. */
  | { code: "unreadable" }
  /** The API answers, but the bytes do not arrive. */
  | { code: "not-arrived" }
  /** The API says no. */
  | { code: "refused"; error: unknown }
  /** The pipeline could not work on it. */
  | { code: "pipeline"; failure: ImageDetail["failure"] };
