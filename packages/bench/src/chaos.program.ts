import { runKills } from "./chaos/kills.ts";
import { runMixed } from "./chaos/mixed.ts";
import { hasOption, numberOption } from "./options.ts";

const seed = numberOption("seed", Date.now() % 1_000_000);

if (hasOption("kills")) {
  await runKills({ images: numberOption("images", 60), kills: numberOption("kills", 20), seed });
} else {
  const minutes = numberOption("minutes", 5);
  const images = numberOption("images", Math.max(10, Math.round(minutes * 20)));
  await runMixed({ minutes, images, seed });
}
