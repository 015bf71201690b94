import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { palettes } from "./managed-login.ts";

test("wears the site's colours, by light and by dark", () => {
  const [light = "", dark = ""] = readFileSync("packages/web/src/app/tokens.css", "utf8").split("@media");

  for (const [css, palette] of [
    [light, palettes.light],
    [dark, palettes.dark],
  ] as const) {
    for (const [name, colour] of Object.entries(palette)) {
      const variable = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      expect(css).toContain(`  --${variable}: #${colour};`);
    }
  }
});
