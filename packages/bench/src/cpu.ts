import type { SystemStatus } from "./library.ts";

/** CPU ms that a batch has cost, by what for. */
export interface Spent {
  /** Of the models' own threads. */
  detector: number;
  /** Decoding for them, and compiling what they make anew. */
  besideModels: number;
  pixels: number;
  /** `prepare` without the pixels. */
  prepare: number;
  analyze: number;
  index: number;
  announcing: number;
  /** The services' process without the detector. */
  services: number;
  /** All that the system has spent. */
  all: number;
}

/** What was spent between two looks at a system; pixels and what is beside the models are measured elsewhere. */
export function cpuOf(
  before: SystemStatus,
  after: SystemStatus,
  { pixels, besideModels }: { pixels: number; besideModels: number },
): Spent {
  const of = (name: string) => (after.functions[name]?.cpuMs ?? 0) - (before.functions[name]?.cpuMs ?? 0);
  const functions = Object.keys(after.functions).reduce((sum, name) => sum + of(name), 0);
  const main = after.main.cpuMs - before.main.cpuMs;
  const detector = detectorMs(after) - detectorMs(before);
  return {
    detector,
    besideModels,
    pixels,
    prepare: of("prepare") - pixels,
    analyze: of("analyze"),
    index: of("index"),
    announcing: of("createUpload"),
    services: main - detector - besideModels,
    all: main + functions,
  };
}

function detectorMs({ detectors }: SystemStatus): number {
  return Object.values(detectors).reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}
