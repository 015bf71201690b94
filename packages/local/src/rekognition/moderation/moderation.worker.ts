import { serveJobs } from "../thread.ts";
import { ModerationModel } from "./model.ts";

const model = await ModerationModel.load();
serveJobs((bytes: Uint8Array) => model.classify(bytes));
