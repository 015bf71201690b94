/**
 * `node detector.program.js FOLDER`: looks at the JPEGs of a folder with the model of labels, alone in its process.
 * Prints JSON: pictures a second on all cores, and the CPU ms a picture that are not the model's own threads', which
 * decoding and compiling cost.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Detectors } from "./detectors.ts";

const [folder = "."] = process.argv.slice(2);
const pictures = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
const { labels } = new Detectors();

/** A thread starts, loads and compiles with the first round; it is the second that counts. */
const lookAtAll = () => Promise.all(pictures.map((bytes) => labels.run({ bytes, properties: true })));
await lookAtAll();
const used = process.cpuUsage();
const known = labels.usage();
const begun = performance.now();
await lookAtAll();
const seconds = (performance.now() - begun) / 1000;
const { user, system } = process.cpuUsage(used);
const models = labels.usage().cpuMs - known.cpuMs;
const count = pictures.length;
const answer = {
  perSecond: count / seconds,
  besideMs: ((user + system) / 1000 - models) / count,
};
process.stdout.write(`${JSON.stringify(answer)}\n`, () => process.exit());
