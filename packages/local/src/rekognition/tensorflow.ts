import { createRequire } from "node:module";
import { dirname } from "node:path";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { type GraphModel, loadGraphModel } from "@tensorflow/tfjs-converter";
import { io, ready, setBackend } from "@tensorflow/tfjs-core";
import * as z from "zod/mini";

/** A graph model's `model.json`, as far as running it needs. */
const ModelFile = z.object({
  modelTopology: z.record(z.string(), z.unknown()),
  weightsManifest: z.tuple([
    z.object({ paths: z.array(z.string()), weights: z.array(z.custom<io.WeightsManifestEntry>()) }),
  ]),
});

/**
 * A model on WebAssembly, from its `model.json` as read.
 * @param readShard the bytes of one of its weight files
 */
export async function loadModel(file: unknown, readShard: (path: string) => Uint8Array): Promise<GraphModel> {
  const { resolve } = createRequire(import.meta.url);
  setWasmPaths(`${dirname(resolve("@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm"))}/`);
  await setBackend("wasm");
  await ready();
  const { modelTopology, weightsManifest } = ModelFile.parse(file);
  const { paths, weights } = weightsManifest[0];
  const artifacts = {
    modelTopology,
    weightSpecs: weights,
    weightData: new Uint8Array(Buffer.concat(paths.map(readShard))).buffer,
  };
  return loadGraphModel(io.fromMemory(artifacts));
}
