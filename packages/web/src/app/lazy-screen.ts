import { type ComponentType, lazy } from "react";
import { loadRest } from "../messages/index.ts";

/** A screen whose code and texts are loaded when somebody first goes there. */
export function lazyScreen<Props>(load: () => Promise<{ default: ComponentType<Props> }>) {
  return lazy(async () => {
    const [screen] = await Promise.all([load(), loadRest()]);
    return screen;
  });
}
