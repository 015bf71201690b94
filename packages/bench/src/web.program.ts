import { textOption } from "./options.ts";
import { startLargeSystem } from "./web/large-library.ts";

const s = await startLargeSystem(Number(textOption("images") ?? 100000), textOption("keep"));
console.log(s.appUrl);
process.on("SIGINT", () => void s.stop().then(() => process.exit(0)));
process.on("SIGTERM", () => void s.stop().then(() => process.exit(0)));
setInterval(() => {}, 1e6);
