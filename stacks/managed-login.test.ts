import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { palettes } from "./managed-login.ts";

test("wears the site's colours, by light and by dark", () => {
  const css = readFileSync("packages/web/src/app/tokens.css", "utf8");

  for (const [name, light] of Object.entries(palettes.light)) {
    const variable = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const dark = palettes.dark[name as keyof typeof palettes.dark];
    expect(css).toContain(`  --${variable}: light-dark(#${light}, #${dark});`);
  }
});
