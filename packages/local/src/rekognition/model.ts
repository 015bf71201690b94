import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { type GraphModel, loadGraphModel } from "@tensorflow/tfjs-converter";
import { dispose, io, ready, setBackend, tensor } from "@tensorflow/tfjs-core";
import * as z from "zod/mini";
import type { Detection } from "./boxes.ts";
import { inputSide, type Letterbox, toPictureBox } from "./letterbox.ts";
import { type Picture, toInput } from "./picture.ts";

/** Findings below this raw score are noise. */
const minScore = 0.15;

const ModelFile = z.object({
  modelTopology: z.record(z.string(), z.unknown()),
  weightsManifest: z.tuple([z.object({ weights: z.array(z.custom<io.WeightsManifestEntry>()) })]),
});

/** A CenterNet that knows COCO's 80 classes, run on WebAssembly. */
export class Model {
  readonly #graph: GraphModel;

  private constructor(graph: GraphModel) {
    this.#graph = graph;
  }

  /** Loads the model that the package `@vladmandic/human` ships; some 100 ms. */
  static async load(): Promise<Model> {
    const { resolve } = createRequire(import.meta.url);
    setWasmPaths(`${dirname(resolve("@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm"))}/`);
    await setBackend("wasm");
    await ready();
    const folder = join(dirname(resolve("@vladmandic/human")), "../models");
    const { modelTopology, weightsManifest } = ModelFile.parse(
      JSON.parse(await readFile(join(folder, "centernet.json"), "utf8")),
    );
    const weights = await readFile(join(folder, "centernet.bin"));
    const artifacts = {
      modelTopology,
      weightSpecs: weightsManifest[0].weights,
      weightData: new Uint8Array(weights).buffer,
    };
    return new Model(await loadGraphModel(io.fromMemory(artifacts)));
  }

  /** Everything that may be something, the same thing perhaps several times. */
  async detect(picture: Picture): Promise<Detection[]> {
    const input = tensor(toInput(picture), [1, inputSide, inputSide, 3]);
    const output = this.#graph.execute(input, "tower_0/detections");
    if (Array.isArray(output)) throw new Error("The model answers more than was asked for.");
    const values = await output.data();
    dispose([input, output]);
    return readDetections(values, picture.fitted);
  }
}

/** Rows of x1, y1, x2, y2 (in the square's pixels), score, class. */
function readDetections(values: ArrayLike<number>, fitted: Letterbox): Detection[] {
  const detections: Detection[] = [];
  for (let row = 0; row + 5 < values.length; row += 6) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, score = 0, classId = -1] = Array.from(
      { length: 6 },
      (_, i) => values[row + i],
    );
    if (score >= minScore) detections.push({ classId, score, box: toPictureBox(x1, y1, x2, y2, fitted) });
  }
  return detections;
}
