import { correlate, log } from "./log.ts";

interface Stage {
  name: "prepare" | "analyze";
  imageId: string;
  /** What the log says when it has ended well. */
  done: string;
}

/**
 * Takes an image through a stage of the pipeline: every line that is logged meanwhile carries the image's id,
 * and the end is logged with its ms, the fields that `work` answers, and what it counted.
 */
export function runStage(
  { name, imageId, done }: Stage,
  work: () => Promise<object | undefined>,
): Promise<void> {
  return correlate(imageId, async () => {
    const begun = performance.now();
    const subject = () => ({ imageId, stage: name, ms: Math.round(performance.now() - begun) });
    try {
      const fields = await work();
      if (fields) log.info(done, { ...subject(), ...fields });
    } catch (error) {
      log.warn("A stage did not end.", { ...subject(), reason: String(error) });
      throw error;
    }
  });
}
