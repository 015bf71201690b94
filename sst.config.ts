import type { SSTConfig } from "sst";
import { application } from "./stacks/application.ts";

export default {
  config: () => ({ name: "image-content-search", region: "us-east-1" }),
  stacks(app) {
    application(app);
  },
} satisfies SSTConfig;
