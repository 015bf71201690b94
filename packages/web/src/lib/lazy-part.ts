import { type ComponentType, lazy } from "react";
import { loadRest } from "../messages/index.ts";

/** A screen, or a part of one, whose code and texts are loaded when it is first to be seen. */
export function lazyPart<Props>(load: () => Promise<{ default: ComponentType<Props> }>) {
  return lazy(async () => {
    const [part] = await Promise.all([load(), loadRest()]);
    return part;
  });
}
