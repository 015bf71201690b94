import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { GraphModel } from "@tensorflow/tfjs-converter";
import { dispose, tensor } from "@tensorflow/tfjs-core";
import { loadModel } from "../tensorflow.ts";
import type { Detection } from "./detections.ts";
import { inputSide, type Letterbox, toPictureBox } from "./letterbox.ts";
import { type Picture, toInput } from "./picture.ts";

/** Findings below this raw score are noise. */
const minScore = 0.15;

/** A CenterNet that knows COCO's 80 classes, run on WebAssembly. */
export class Model {
  readonly #graph: GraphModel;

  private constructor(graph: GraphModel) {
    this.#graph = graph;
  }

  /** Loads the model that the package `@vladmandic/human` ships; some 100 ms. */
  static async load(): Promise<Model> {
    const { resolve } = createRequire(import.meta.url);
    const read = (name: string) =>
      readFileSync(join(dirname(resolve("@vladmandic/human")), "../models", name));
    return new Model(await loadModel(JSON.parse(read("centernet.json").toString()), read));
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
