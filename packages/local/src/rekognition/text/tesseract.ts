import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gunzipSync } from "node:zlib";
import * as z from "zod/mini";
import type { Pixels } from "../picture.ts";

/** A word as Tesseract reads it; the box in pixels of the picture, the confidence in percent. */
export type ReadWord = z.infer<typeof ReadWord>;

const ReadWord = z.object({
  text: z.string(),
  confidence: z.number(),
  bbox: z.object({ x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number() }),
});

const Page = z.object({
  blocks: z.array(
    z.object({
      paragraphs: z.array(z.object({ lines: z.array(z.object({ words: z.array(ReadWord) })) })),
    }),
  ),
});

/** What is used of Tesseract's C++ API as compiled to WebAssembly (https://github.com/naptha/tesseract.js-core). */
interface Core {
  FS: { writeFile(path: string, content: Uint8Array | string): void };
  TessBaseAPI: new () => {
    Init(dataPath: null, language: string, engineMode: number, configFile: string): number;
    /** Takes the picture from `/input`. */
    SetImageFile(exifOrientation: number, angle: number): number;
    Recognize(monitor: null): number;
    GetJSONText(): string;
  };
}

/**
 * Tesseract's settings (https://tesseract-ocr.github.io/tessdoc/): text anywhere, in no order; Sauvola's local thresholds,
 * so that a sign is judged by its own surroundings and not by the whole picture; no messages.
 */
const settings = `tessedit_pageseg_mode 11
thresholding_method 2
debug_file /dev/null
`;
const lstmOnly = 1;

/** Tesseract with its English model, on WebAssembly. */
export class Tesseract {
  readonly #core: Core;
  readonly #api: InstanceType<Core["TessBaseAPI"]>;

  private constructor(core: Core) {
    this.#core = core;
    this.#api = new core.TessBaseAPI();
  }

  /** Loads engine and language from the packages that ship them; some 300 ms. */
  static async load(): Promise<Tesseract> {
    const require = createRequire(import.meta.url);
    const create: (options: object) => Promise<Core> = require("tesseract.js-core/tesseract-core-simd-lstm");
    const core = await create({});
    const language = require.resolve("@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz");
    core.FS.writeFile("eng.traineddata", gunzipSync(readFileSync(language)));
    core.FS.writeFile("/settings", settings);
    const tesseract = new Tesseract(core);
    if (tesseract.#api.Init(null, "eng", lstmOnly, "/settings") !== 0)
      throw new Error("Tesseract does not start.");
    return tesseract;
  }

  /** The lines of words in a grey picture, dark on bright. */
  read({ data, width, height }: Pixels): ReadWord[][] {
    // A portable graymap is nothing but the pixels behind a line of text.
    this.#core.FS.writeFile("/input", Buffer.concat([Buffer.from(`P5 ${width} ${height} 255\n`), data]));
    if (this.#api.SetImageFile(1, 0) !== 0) throw new Error("Tesseract cannot read the picture.");
    this.#api.Recognize(null);
    return Page.parse(JSON.parse(this.#api.GetJSONText()))
      .blocks.flatMap(({ paragraphs }) => paragraphs)
      .flatMap(({ lines }) => lines)
      .map(({ words }) => words);
  }
}
