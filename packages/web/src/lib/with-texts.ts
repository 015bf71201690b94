import type { ComponentType } from "react";
import { loadRest } from "../messages/index.ts";

/** Loads a screen, or a part of one, together with its texts. */
export function withTexts<Props>(load: () => Promise<{ default: ComponentType<Props> }>) {
  return async () => {
    const [part] = await Promise.all([load(), loadRest()]);
    return part;
  };
}
