import { serveJobs, stepBack } from "../thread.ts";
import { ModerationModel } from "./model.ts";

stepBack(10);
const model = await ModerationModel.load();
serveJobs((bytes: Uint8Array) => model.classify(bytes));
