/**
 * Gets JPEGs as a message from the process that forked it, looks at them with the model of labels, alone in its process,
 * and answers pictures a second on all cores, and the CPU ms a picture that are not the model's own threads', which
 * decoding and compiling cost.
 */
import { Detectors } from "./detectors.ts";

process.once("message", async (pictures: Uint8Array[]) => {
  const { labels } = new Detectors();
  // A thread starts, loads and compiles with the first round; it is the second that counts.
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
  process.send?.(answer, () => process.exit());
});
