import { serveJobs, stepBack } from "../thread.ts";
import { ModerationModel } from "./model.ts";

stepBack();
const model = await ModerationModel.load();
serveJobs((bytes: Uint8Array) => model.classify(bytes));
