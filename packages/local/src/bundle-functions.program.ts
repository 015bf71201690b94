import { bundleFunctions } from "./lambda/bundle.ts";

await bundleFunctions();
