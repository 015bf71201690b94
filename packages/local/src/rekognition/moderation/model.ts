import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { GraphModel } from "@tensorflow/tfjs-converter";
import { dispose, tensor } from "@tensorflow/tfjs-core";
import * as z from "zod/mini";
import { readPixels } from "../picture.ts";
import { loadModel } from "../tensorflow.ts";

/** Side in pixels of the square that the model looks at. */
const inputSide = 224;

/** What the model tells apart, in the order of its output. */
const classes = ["drawing", "hentai", "neutral", "porn", "sexy"] as const;

/** How likely a picture is of each class, 0–1; together 1. */
export type ClassScores = Record<(typeof classes)[number], number>;

/** NSFWJS's MobileNet v2 (https://github.com/infinitered/nsfwjs), run on WebAssembly. */
export class ModerationModel {
  readonly #graph: GraphModel;

  private constructor(graph: GraphModel) {
    this.#graph = graph;
  }

  /**
   * Loads the model `mobilenet_v2_mid` that the package `nsfwjs` ships as scripts of JSON and base64; some 300 ms.
   * They are read past the package's own loader, which wants all of TensorFlow.js and takes 12 s for them.
   */
  static async load(): Promise<ModerationModel> {
    const require = createRequire(import.meta.url);
    const folder = join(dirname(require.resolve("nsfwjs")), "../models/mobilenet_v2_mid");
    const readShard = (path: string) =>
      Buffer.from(z.string().parse(require(join(folder, `${path}.min.js`))), "base64");
    return new ModerationModel(await loadModel(require(join(folder, "model.min.js")), readShard));
  }

  /**
   * Classifies a PNG or JPEG, stretched to a square as the model was trained.
   * @throws AwsError what `readPixels` refuses it with
   */
  async classify(bytes: Uint8Array): Promise<ClassScores> {
    const { data } = await readPixels(bytes, (upright) =>
      upright.resize(inputSide, inputSide, { fit: "fill" }),
    );
    const input = tensor(
      Float32Array.from(data, (value) => value / 255),
      [1, inputSide, inputSide, 3],
    );
    const output = this.#graph.execute(input, "Identity");
    if (Array.isArray(output)) throw new Error("The model answers more than was asked for.");
    const scores = await output.data();
    dispose([input, output]);
    const [drawing = 0, hentai = 0, neutral = 0, porn = 0, sexy = 0] = scores;
    return { drawing, hentai, neutral, porn, sexy };
  }
}
