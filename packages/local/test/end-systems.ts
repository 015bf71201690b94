import { afterAll } from "vitest";
import { endSystems } from "./system.ts";

// For every file anew: a hook of a module that files share is called after the first of them alone.
afterAll(endSystems);
